"""The head of a table: which rows it takes, what each column is called, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.exchange.columns import column_of, count_known_heads
from luoshi.exchange.workbooks.workbook import format_value
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.exchange.workbooks.grids import Grid

_SEARCHED = 30
"""Rows from the top in which a head may begin; above it stand titles and notes."""
_MOST_ROWS = 4
_LEAST_KNOWN = 2
_LONGEST_HEAD = 30


class TableHead(Frozen):
    """``first`` to ``last``: its rows; ``names``: by column; ``keys``: what the columns are, None where not known."""

    first: int
    last: int
    names: tuple[str, ...]
    keys: tuple[str | None, ...]

    def column(self, key: str) -> int | None:
        """Return the column of a key; None where there is none."""
        return self.keys.index(key) if key in self.keys else None

    @property
    def has_matters(self) -> bool:
        """Whether a column says what is to be done."""
        return not {"title", "content", "objective"}.isdisjoint(self.keys)

    def repeated(self, row: Sequence[str]) -> bool:
        """Whether a row says the head again, as at the top of a page."""
        parts = [set(name.split("/")) for name in self.names]
        said = [(at, text) for at, text in enumerate(row) if text]
        return len(said) >= _LEAST_KNOWN and all(at < len(parts) and text in parts[at] for at, text in said)


def texts_of(grid: Grid) -> list[list[str]]:
    """Return the words of every cell."""
    return [[format_value(value) for value in row] for row in grid.rows]


def find_head(grid: Grid, texts: Sequence[Sequence[str]], columns: Mapping[str, str] | None = None) -> TableHead | None:
    """Return the head: the row that names most columns, and the rows that belong to it; None where none names two."""
    least = 1 if columns else _LEAST_KNOWN
    counts = [(count_known_heads(_short(row), columns), -at) for at, row in enumerate(texts[:_SEARCHED])]
    best, negative = max(counts, default=(0, 0))
    if best < least:
        return None
    first, last = _grow(grid, texts, -negative, columns)
    names = _names(grid, texts, first, last)
    keys = _finer_title(grid, last, names, _keys(names, columns), columns)
    return TableHead(first, last, names, keys)


def _short(row: Sequence[str]) -> list[str]:
    return [text if len(text) <= _LONGEST_HEAD else "" for text in row]


def _grow(grid: Grid, texts: Sequence[Sequence[str]], at: int, columns: Mapping[str, str] | None) -> tuple[int, int]:
    """Return first and last row of the head: merged cells reach down, a row of groups stands above."""
    first = last = at
    for (top, _left), (bottom, _right) in grid.merges:
        if top <= at <= bottom and bottom - top < _MOST_ROWS and top < bottom:
            first, last = min(first, top), max(last, bottom)
    if first == last and at and _is_group_row(texts[at - 1], texts[at], columns):
        first = at - 1
    while last + 1 < len(texts) and last - first + 1 < _MOST_ROWS and _is_under(texts[last], texts[last + 1], columns):
        last += 1
    return first, last


def _is_group_row(above: Sequence[str], row: Sequence[str], columns: Mapping[str, str] | None) -> bool:
    """Whether the row above names columns too, where this one is blank: 责任分工 over 牵头单位 and 配合单位."""
    blank = [text for at, text in enumerate(above) if text and (at >= len(row) or not row[at])]
    return bool(blank) and count_known_heads(blank, columns) == len(blank)


def _is_under(head: Sequence[str], row: Sequence[str], columns: Mapping[str, str] | None) -> bool:
    """Whether a row carries the head on: it names columns, and stands only where the head is blank or a group."""
    said = [text for text in row if text]
    if not said or count_known_heads(said, columns) < len(said):
        return False
    free = [at for at, text in enumerate(row) if text and not (at < len(head) and head[at])]
    return bool(free)


def _names(grid: Grid, texts: Sequence[Sequence[str]], first: int, last: int) -> tuple[str, ...]:
    """Return the name of each column, the rows joined by ``/``; a merged cell names all its columns."""
    width = max(len(row) for row in texts)
    filled = [[*row, *[""] * (width - len(row))] for row in texts[first : last + 1]]
    for (top, left), (bottom, right) in grid.merges:
        for row in range(max(top, first), min(bottom, last) + 1):
            for column in range(left, min(right, width - 1) + 1):
                filled[row - first][column] = texts[top][left]
    if not grid.merges and last > first:
        _spread(filled)
    return tuple("/".join(dict.fromkeys(row[at] for row in filled if row[at])) for at in range(width))


def _spread(rows: list[list[str]]) -> None:
    """Carry a group's name to the right, over columns that are named below: csv knows no merged cells."""
    for at in range(1, len(rows[0])):
        if not rows[0][at] and rows[1][at] and rows[1][at - 1]:
            rows[0][at] = rows[0][at - 1]


def _keys(names: Sequence[str], columns: Mapping[str, str] | None) -> tuple[str | None, ...]:
    """Return what the columns are; of two that are the same, the second is kept as a note."""
    keys: list[str | None] = []
    for name in names:
        key = column_of(name, columns) if name else None
        keys.append(None if key in keys else key)
    if "finish" in keys:
        has_due, tells_state = "due" in keys, bool({"state", "progress", "done"} & set(keys))
        meaning = "done" if has_due and "done" not in keys else None if tells_state or has_due else "due"
        keys[keys.index("finish")] = meaning
    return tuple(keys)


def _finer_title(
    grid: Grid,
    last: int,
    names: Sequence[str],
    keys: tuple[str | None, ...],
    columns: Mapping[str, str] | None,
) -> tuple[str | None, ...]:
    """Return the keys with 具体任务 as the title where 重点工作 beside it, a title too, is merged over several rows."""
    at = keys.index("title") if "title" in keys else len(keys)
    merged = any(left == right == at and last < top < bottom for (top, left), (bottom, right) in grid.merges)
    finer = [
        column
        for column in range(at + 1, len(keys))
        if names[column] != names[at] and names[column] and column_of(names[column], columns) == "title"
    ]
    if not (merged and finer):
        return keys
    return tuple("title" if column == finer[0] else None if column == at else key for column, key in enumerate(keys))
