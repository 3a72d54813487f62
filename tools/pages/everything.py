"""Every generated page and part, by path; writing them, and naming those that are stale."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.pages.commands import commands_page
from tools.pages.examples import has_examples, rerun
from tools.pages.fields import files_page
from tools.pages.gallery import errors_page, excerpt
from tools.pages.marks import refill
from tools.pages.outputs import exit_codes_page, formats_page
from tools.pages.reliability import reliability_page
from tools.pages.rule_pages import rules_page

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = "docs/reference"


def generated(root: Path) -> dict[str, str]:
    """Return the text of every generated page, and of every page with generated parts, by path."""
    pages = {
        f"{REFERENCE}/files.zh-CN.md": files_page(),
        f"{REFERENCE}/commands.zh-CN.md": commands_page(root),
        f"{REFERENCE}/rules.zh-CN.md": rules_page(),
        f"{REFERENCE}/exit-codes.zh-CN.md": exit_codes_page(),
        f"{REFERENCE}/formats.zh-CN.md": formats_page(root),
        f"{REFERENCE}/errors.zh-CN.md": errors_page(root),
        "docs/reliability.md": reliability_page(root),
    }
    for path in hand_written(root):
        text = path.read_text(encoding="utf-8")
        if "<!-- generated: " in text:
            pages[path.relative_to(root).as_posix()] = refill(text, lambda name: _part(root, name))
    return pages


def hand_written(root: Path) -> list[Path]:
    """Return the pages that people write: the READMEs and docs/ but for docs/reference/."""
    docs = (path for path in (root / "docs").rglob("*.md") if not path.is_relative_to(root / REFERENCE))
    return [*sorted(root.glob("README*.md")), *sorted(docs)]


def stale(root: Path) -> dict[str, str]:
    """Return by path what would be generated now, where that is not what stands there."""
    return {path: text for path, text in generated(root).items() if _text(root / path) != text}


def write(root: Path, pages: Mapping[str, str]) -> None:
    """Write pages under their paths."""
    for path, text in pages.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def refresh_examples(root: Path) -> list[str]:
    """Run the examples of every page and write what they show; return the paths that changed."""
    return [path.relative_to(root).as_posix() for path in hand_written(root) if _refresh(path, root)]


def _refresh(path: Path, root: Path) -> bool:
    before = path.read_text(encoding="utf-8")
    if not has_examples(before):
        return False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "clerk"
        folder.mkdir()
        after = rerun(before, folder, root)
    path.write_text(after, encoding="utf-8", newline="\n")
    return after != before


def _part(root: Path, name: str) -> str:
    """Return one generated part: ``check:CASE`` is what the check prints for a case of tests/errors/."""
    kind, _, rest = name.partition(":")
    if kind != "check":
        raise ValueError(f"no generated part is called {name}")
    return excerpt(root, rest)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
