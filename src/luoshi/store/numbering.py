"""The next free number of a ledger, from names alone: no task file is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError
from luoshi.model.numbering import id_pattern
from luoshi.store.workspace import CONFIGURATION, EVIDENCE, LEDGERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from luoshi.model.ledger import Ledger

_SUFFIX = ".yaml"


def find_next_number(root: Path, ledger: Ledger, template: str, gone: Iterable[str] = ()) -> int:
    """Return one more than the highest number of the ledger's ids, 1 where there are none.

    A number whose file is gone is not given again when later ones exist, when its evidence folder is still there, or
    when ``gone`` has it: an id is never used twice. Raises UnreadableError when the template is none.
    """
    pattern = id_pattern(template, ledger.prefix, ledger.year)
    if pattern is None:
        message = f"{CONFIGURATION} 的 numbering“{template}”不能用来编号"
        raise UnreadableError(message, "写成 {prefix}-{year}-{number:03d} 的样子，三样各有一处")
    matches = (pattern.fullmatch(name) for name in (*list_used_names(root), *gone))
    return max((int(match["number"]) for match in matches if match), default=0) + 1


def list_used_names(root: Path) -> Iterator[str]:
    """Yield what may be an id: names of YAML files in every ledger, wherever misplaced, and evidence folders."""
    for year in _names(root / LEDGERS):
        for folder in _names(root / LEDGERS / year):
            names = _names(root / LEDGERS / year / folder)
            yield from (name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
    yield from _names(root / EVIDENCE)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- names are all that is wanted
    except (FileNotFoundError, NotADirectoryError):
        return []
