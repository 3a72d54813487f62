"""The parts of a Word document: its text, and the tables that list tasks, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from luoshi.exchange.columns import column_of
from luoshi.exchange.table_heads import TableHead, find_head, texts_of
from luoshi.exchange.table_rows import table_rows
from luoshi.exchange.word_text import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.exchange.grids import Grid
    from luoshi.exchange.word_tables import WordTable
    from luoshi.exchange.word_text import WordDocument

BODY = "正文"
"""What the text is called where a user chooses between it and the tables."""
NOTE = re.compile(r"\s*(?:备\s*注|注|说\s*明)\s*\d?[:：]")
"""The beginning of a note under a table."""

_SHARED_OUT = frozenset({"lead", "duty", "support", "leader", "owner", "due"})
"""A table of a document lists tasks only where it says who does them or by when; others hold figures."""
_BETWEEN = re.compile(r"[\s\u3000]*(?:[（(]?[续接][上前]?[表页]\d*[）)]?[\s\u3000]*)?")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of tasks and where in the text it stands. ``head``: of the table that it carries on, else None."""

    grid: Grid
    at: int
    head: TableHead | None = None

    @property
    def carries_on(self) -> bool:
        """Whether it has no head of its own."""
        return self.head is not None


@dataclass(frozen=True, slots=True)
class SortedParts:
    """A document taken apart. ``text``: all but the tables of tasks; ``unread``: names of the other tables."""

    text: str
    tables: tuple[PlacedTable, ...]
    unread: tuple[str, ...]


@dataclass(slots=True)
class _Sorter:
    columns: Mapping[str, str] | None
    lines: list[str] = field(default_factory=list)
    at: int = 0
    since: list[str] = field(default_factory=list)
    """The lines after the last table of tasks."""
    tables: list[PlacedTable] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    last: tuple[TableHead, int] | None = None
    """The head of the last table of tasks, and how many columns it has."""

    def take(self, part: str | WordTable) -> None:
        """Take the next part of the document."""
        placed = None if isinstance(part, str) else self._placed(part.grid)
        if placed:
            self.tables.append(placed)
            self.since.clear()
            return
        self.unread += [] if isinstance(part, str) else [part.grid.name]
        for line in lines_of(part):
            self.lines.append(f"{line}\n")
            self.since.append(line)
            self.at += len(line) + 1

    def _placed(self, grid: Grid) -> PlacedTable | None:
        texts = texts_of(grid)
        width = max(map(len, texts), default=0)
        head = find_head(grid, texts, self.columns)
        if head and _lists_tasks(grid, texts, head, mapped=bool(self.columns)):
            self.last = head, width
            return PlacedTable(grid, self.at)
        if self.last is None or self.last[1] != width or not _BETWEEN.fullmatch("\n".join(self.since)):
            return None
        head = replace(self.last[0], first=-1, last=-1)
        return PlacedTable(grid, self.at, head) if _lists_tasks(grid, texts, head, mapped=True) else None


def sort_parts(document: WordDocument, columns: Mapping[str, str] | None = None) -> SortedParts:
    """Return the text and the tables of tasks. ``columns``: what the heads of columns are, from ``--map``."""
    sorter = _Sorter(columns)
    for part in document.parts:
        sorter.take(part)
    return SortedParts("".join(sorter.lines), tuple(sorter.tables), tuple(sorter.unread))


def _lists_tasks(grid: Grid, texts: Sequence[Sequence[str]], head: TableHead, *, mapped: bool) -> bool:
    """Whether there are matters under the head, and not, as in a form, names of fields where they should stand."""
    if not head.has_matters or not (mapped or _SHARED_OUT & set(head.keys)):
        return False
    rows = [row.cells for row in table_rows(grid, texts, head) if row.kind == "事项"]
    titles = [at for at, key in enumerate(head.keys) if key in {"title", "content", "objective"}]
    return bool(rows) and not any(column_of(row[at]) for row in rows for at in titles if row[at])
