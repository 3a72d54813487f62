"""How tables and bars fit a width: which lines their cells take, and whether they stand in columns at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.render.cell_text import format_cell
from luoshi.render.text.display_width import measure_width, wrap
from luoshi.report.document import Cell
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import ShareBar, Table

Words = Callable[[Cell], str]
"""Says a cell in words; they are made visible here."""
GAP = 2
"""The columns between two columns."""
_BAR = 40
_SHORT = 12
"""A column up to this width, such as a date or an id, is never broken."""
_NARROWEST = 8
"""A text in a column of less than four characters is not read but spelt: the table is then written as records."""


class FittedTable(Frozen):
    """A table that fits: each head and each cell is folded into lines no wider than its column."""

    widths: list[int]
    heads: list[list[str]]
    rows: list[list[list[str]]]


def fit_grid(table: Table, width: int, words: Words = format_cell) -> FittedTable | None:
    """Return the folded table; None where its columns do not fit side by side."""
    heads, rows = _heads(table), [[visible(words(cell)) for cell in row] for row in table.rows]
    widths = _widths(heads, rows, width)
    if not widths:
        return None
    folded = [list(map(wrap, row, widths)) for row in rows]
    return FittedTable(widths, list(map(_balanced, heads, widths)), folded)


def fold_records(table: Table, width: int, words: Words = format_cell) -> Iterator[tuple[Cell, str]]:
    """Yield the table one cell a line, each line with its cell; the rows are told apart by the indent."""
    heads = _heads(table)
    for row in table.rows:
        for number, (head, cell) in enumerate(zip(heads, row, strict=True)):
            indent = "  " if number else ""
            first, *rest = wrap(f"{head}：{visible(words(cell))}".replace("\n", " "), width - 4)
            yield cell, indent + first
            yield from ((cell, f"    {line}") for line in rest)


def list_bars(share: ShareBar, width: int) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield name, count and marks of each class: at most 40 marks, and at least one where there is any task."""
    most = max((part.count for part in share.parts), default=0)
    names = [visible(part.name).replace("\n", " ") for part in share.parts]
    column = min(max(map(measure_width, names), default=0), width // 3)
    length = min(_BAR, width - column - len(str(most)) - 2 * GAP)
    for name, part in zip(names, share.parts, strict=True):
        marks = "#" * -(-part.count * length // most) if most else ""
        yield wrap(name, column), [str(part.count)], [marks]


def _heads(table: Table) -> list[str]:
    return [visible(column.title) for column in table.columns]


def _widths(heads: list[str], rows: list[list[str]], width: int) -> list[int]:
    """Return the columns' widths: short ones, such as dates, whole, texts share the rest; empty if too narrow."""
    bodies = [max(map(_widest, column)) for column in zip(*rows, strict=True)]
    full = [max(body, _widest(head)) for body, head in zip(bodies, heads, strict=True)]
    room = width - GAP * (len(heads) - 1)
    if sum(full) <= room:
        return full
    return _shared([max(body, _half(head)) for body, head in zip(bodies, heads, strict=True)], room)


def _shared(needs: list[int], room: int) -> list[int]:
    """Cap the long columns at the greatest width with which all fit."""
    wanted = [need for need in needs if need > _SHORT]
    left = room - sum(need for need in needs if need <= _SHORT)
    cap = _cap(wanted, left) if wanted else _SHORT
    if left < 0 or cap < _NARROWEST:
        return []
    return [need if need <= _SHORT else min(need, cap) for need in needs]


def _cap(wanted: list[int], room: int) -> int:
    """Return the greatest cap under which ``wanted`` fits into ``room``: narrow columns leave what they do not need."""
    remaining = sorted(wanted)
    while remaining and remaining[0] * len(remaining) <= room:
        room -= remaining.pop(0)
    return room // len(remaining) if remaining else max(wanted)


def _widest(text: str) -> int:
    return max(map(measure_width, text.split("\n")))


def _half(head: str) -> int:
    """Return the width of a head broken into two lines."""
    return min(_widest(head), max(4, measure_width(head) // 2 + 2))


def _balanced(head: str, width: int) -> list[str]:
    """Break a head into lines of like length: 实际 over 进度, not 实际进 over 度."""
    folded = wrap(head, width)
    broken = (wrap(head, narrower) for narrower in range(2, width))
    return next((lines for lines in broken if len(lines) == len(folded)), folded)
