"""The parts of a Word document: its text, and the tables that list tasks, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.exchange.columns import column_of
from luoshi.exchange.reading.duty_places import find_duties
from luoshi.exchange.reading.table_heads import TableHead, find_head, texts_of
from luoshi.exchange.reading.table_rows import read_rows
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.exchange.reading.unit_names import UnitBook
    from luoshi.exchange.word.word_tables import WordTable
    from luoshi.exchange.word.word_text import WordDocument
    from luoshi.exchange.workbooks.grids import Grid
    from luoshi.exchange.workbooks.sheet_parts import Reading

BODY = "正文"
"""What the text is called where a user chooses between it and the tables."""
NOTE = re.compile(r"\s*(?:备\s*注|注|说\s*明)\s*\d?[:：]")
"""The beginning of a note under a table."""

_SHARED_OUT = frozenset({"lead", "duty", "support", "leader", "owner", "due"})
"""A table of a document lists tasks only where it says who does them or by when; others hold figures."""
_BETWEEN = re.compile(r"[\s\u3000]*(?:[（(]?[续接][上前]?[表页]\d*[）)]?[\s\u3000]*)?")


class PlacedTable(Frozen):
    """A table of tasks and where in the text it stands. ``head``: of the table that it carries on, else None."""

    grid: Grid
    at: int
    head: TableHead | None = None

    @property
    def carries_on(self) -> bool:
        """Whether it has no head of its own."""
        return self.head is not None


class SortedParts(Frozen):
    """A document taken apart. ``text``: paragraphs, and the cells of the tables ``as_text``, which are laid-out text.

    ``tables``: those of tasks; ``others``: those that are neither, of figures mostly.
    """

    text: str
    tables: tuple[PlacedTable, ...]
    others: tuple[PlacedTable, ...]
    as_text: tuple[str, ...]


@dataclass(slots=True)
class _Sorter:
    reading: Reading
    lines: list[str] = field(default_factory=list)
    at: int = 0
    since: list[str] = field(default_factory=list)
    """The lines after the last table of tasks."""
    tables: list[PlacedTable] = field(default_factory=list)
    others: list[PlacedTable] = field(default_factory=list)
    as_text: list[str] = field(default_factory=list)
    last: tuple[TableHead, int] | None = None
    """The head of the last table of tasks, and how many columns it has."""

    def take(self, part: str | WordTable) -> None:
        """Take the next part of the document."""
        if isinstance(part, str):
            self._write(part)
        elif placed := self._placed(part.grid):
            self.tables.append(placed)
            self.since.clear()
        elif _is_text(part, self.reading.book):
            self.as_text.append(part.grid.name)
            self._write(*part.lines)
        else:
            self.others.append(PlacedTable(part.grid, self.at))
            self.last = None

    def _write(self, *lines: str) -> None:
        for line in lines:
            self.lines.append(f"{line}\n")
            self.since.append(line)
            self.at += len(line) + 1

    def _placed(self, grid: Grid) -> PlacedTable | None:
        texts = texts_of(grid)
        width = max(map(len, texts), default=0)
        head = find_head(grid, texts, self.reading.columns)
        if head and _lists_tasks(grid, texts, head, mapped=bool(self.reading.columns)):
            self.last = head, width
            return PlacedTable(grid, self.at)
        if self.last is None or self.last[1] != width or not _BETWEEN.fullmatch("\n".join(self.since)):
            return None
        head = self.last[0].but(first=-1, last=-1)
        return PlacedTable(grid, self.at, head) if _lists_tasks(grid, texts, head, mapped=True) else None


def sort_parts(document: WordDocument, reading: Reading) -> SortedParts:
    """Return the text and the tables, each with its place."""
    sorter = _Sorter(reading)
    for part in document.parts:
        sorter.take(part)
    return SortedParts("".join(sorter.lines), tuple(sorter.tables), tuple(sorter.others), tuple(sorter.as_text))


def _is_text(table: WordTable, book: UnitBook) -> bool:
    """Whether a table is text that somebody laid out: a box, or cells that say who is responsible."""
    return max(map(len, table.grid.rows), default=0) <= 1 or bool(find_duties("\n".join(table.lines), book))


def _lists_tasks(grid: Grid, texts: Sequence[Sequence[str]], head: TableHead, *, mapped: bool) -> bool:
    """Whether there are matters under the head, and not, as in a form, names of fields where they should stand."""
    if not head.has_matters or not (mapped or _SHARED_OUT & set(head.keys)):
        return False
    rows = [row.cells for row in read_rows(grid, texts, head) if row.kind == "事项"]
    titles = [at for at, key in enumerate(head.keys) if key in {"title", "content", "objective"}]
    return bool(rows) and not any(column_of(row[at]) for row in rows for at in titles if row[at])
