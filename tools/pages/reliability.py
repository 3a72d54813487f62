"""docs/reliability.md: each promise, the tests that show it, and the figures of the last soak that was kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tools.pages.marks import page, table
from tools.pages.promises import PROMISES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tools.pages.promises import Promise

FIGURES = "docs/reliability.json"
"""What ``make soak`` counted, kept by ``make reliability``."""

_BEFORE = """\
For every promise: the tests that show it on every change (`make test`), and what `make soak` counted when it last ran
for long. Written by `tools/docs.py` from `tools/pages/promises.py`, the tests and `docs/reliability.json`; no figure is
typed.

To repeat: `make soak` (at least 100,000 cases of each target and thousands of examples of each law; `SECONDS=3600` for
longer; it prints its seed, and `SEED=` repeats a run), then `make reliability` to keep the figures. A lost entry, a
lost file, a hang, a crash or a wrong word is a failure."""


def reliability_page(root: Path) -> str:
    """Return the page. Raises FileNotFoundError for a promise that names a test that is not there."""
    figures = json.loads((root / FIGURES).read_text(encoding="utf-8"))
    rows = [_row(root, promise, figures) for promise in PROMISES]
    lost = [name for name, each in figures.items() if each.get("failures")]
    failed = f"**Failures in the last soak: {'、'.join(lost)}.**" if lost else "Failures in the last soak: 0."
    run = figures["run"]
    when = f"Last soak kept: {run['date']}, revision {run['revision']}, {run['system']}. {failed}"
    return page("Reliability", _BEFORE, when, table(("promise", "shown by", "last soak"), rows))


def _row(root: Path, promise: Promise, figures: Mapping[str, Any]) -> tuple[str, ...]:
    missing = [path for path in promise.tests if not (root / path).exists()]
    if missing:
        raise FileNotFoundError(missing)
    shown = "\n".join(f"`{path}`" for path in promise.tests)
    return promise.text, shown, "\n".join(_soaked(promise, figures)) or "–"


def _soaked(promise: Promise, figures: Mapping[str, Any]) -> Iterator[str]:
    for name in promise.targets:
        if name in figures:
            each = figures[name]
            yield f"{name}: {each['cases']:,} cases, {each['failures']} failed, seed {each['seed']}"
    for file, each in figures.items():
        counts = {name: count for name, count in each.get("counts", {}).items() if name != "tests"}
        if counts and any(file == path or file.startswith(f"{path}/") for path in promise.tests):
            told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
            yield f"{file.rpartition('/')[2]}: {told}, {each['failures']} failed, seed {each['seed']}"
