"""A table of Word as a grid of cells: its columns are the lines that cells begin at, whatever each row spans."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from luoshi.exchange.word.word_elements import attribute, child, children, members, value, whole
from luoshi.exchange.workbooks.grids import Grid
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

MAX_COLUMNS = 63
"""As many as Word itself makes; a table of more is read as text."""
_NEAR = 200
"""Twips, 3.5 mm: column lines nearer than this are one line that somebody dragged."""


class WordTable(Frozen):
    """A table of the body. ``lines``: the paragraphs of its cells in order, for a table that is laid-out text."""

    grid: Grid
    lines: tuple[str, ...]


class _Cell(Frozen):
    """A cell between two column lines. ``merge``: 始 or 续 of a merge downwards, empty without."""

    row: int
    left: int
    right: int
    lines: tuple[str, ...]
    merge: str

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def read_table(table: Element, number: int, lines_of: Callable[[Element], Iterator[str]]) -> WordTable:
    """Return a table. ``number``: which of the document's, from 1; ``lines_of``: the paragraphs of a cell."""
    cells = [cell for at, row in enumerate(members(table, "tr")) for cell in _cells(at, row, lines_of)]
    lines = tuple(line for cell in cells for line in cell.lines)
    placed = _placed(cells, _edges(table))
    grid = Grid(f"第{number}张表格", _rows(placed), tuple(_merges(placed)), in_word=True)
    return WordTable(grid, lines)


def _cells(at: int, row: Element, lines_of: Callable[[Element], Iterator[str]]) -> Iterator[_Cell]:
    """Yield the cells of a row; every one is read, for Word counts its numbers through all of them."""
    left = _span(child(row, "trPr", "gridBefore"), 0)
    for cell in members(row, "tc"):
        right = left + _span(child(cell, "tcPr", "gridSpan"), 1)
        down = child(cell, "tcPr", "vMerge")
        merge = "" if down is None else "始" if value(down) == "restart" else "续"
        yield _Cell(at, left, right, tuple(lines_of(cell)), merge)
        left = right


def _span(element: Element | None, default: int) -> int:
    return max(default, min(whole(value(element), default), MAX_COLUMNS))


def _edges(table: Element) -> list[int]:
    """Return for each column line of the table which it is, when lines that lie close together are one."""
    columns = [each for grid in children(table, "tblGrid") for each in children(grid, "gridCol")]
    widths = [whole(attribute(each, "w"), 0) for each in columns]
    edges, at, width = [0], 0, 0
    for each in widths:
        width += each
        if width >= _NEAR:
            at, width = at + 1, 0
        edges.append(at)
    return edges


def _placed(cells: Sequence[_Cell], edges: Sequence[int]) -> list[_Cell]:
    """Return the cells between the lines at which any cell begins; a line that only passes through is none."""
    moved = [_between(cell, edges) for cell in cells]
    moved = moved if all(cell.left < cell.right for cell in moved) else list(cells)
    lines = sorted({cell.left for cell in moved})
    if len(lines) > MAX_COLUMNS:
        return []
    return [
        _Cell(cell.row, bisect_left(lines, cell.left), bisect_left(lines, cell.right), cell.lines, cell.merge)
        for cell in moved
    ]


def _between(cell: _Cell, edges: Sequence[int]) -> _Cell:
    left, right = (edges[at] if at < len(edges) else edges[-1] + at - len(edges) + 1 for at in (cell.left, cell.right))
    return _Cell(cell.row, left, right, cell.lines, cell.merge)


def _rows(cells: Sequence[_Cell]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(cells[-1].row + 1 if cells else 0)]
    for cell in cells:
        row = rows[cell.row]
        row += [""] * (cell.right - len(row))
        row[cell.left] = cell.text
    return rows


def _merges(cells: Sequence[_Cell]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the ranges that are one cell: over columns, and down the rows that carry one on."""
    columns: dict[int, list[_Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.left, []).append(cell)
    for column in columns.values():
        starts = [at for at, cell in enumerate(column) if at == 0 or not _carries_on(column[at - 1], cell)]
        for start, end in pairwise([*starts, len(column)]):
            first, last = column[start], column[end - 1]
            if end - start > 1 or first.right - first.left > 1:
                yield (first.row, first.left), (last.row, first.right - 1)


def _carries_on(above: _Cell, cell: _Cell) -> bool:
    return cell.merge == "续" and above.merge != "" and above.row == cell.row - 1
