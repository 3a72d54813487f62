"""A table as lines of text that never exceed a width, aligned by what the characters take on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import text_of
from luoshi.render.text.display_width import display_width, pad, wrap
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Align, Table

_GAP = "  "
_SHORT = 12
"""A column up to this width, such as a date or an id, is never broken."""
_NARROWEST = 8
"""A text in a column of less than four characters is not read but spelt: the table is then written as records."""


def table_lines(table: Table, width: int) -> Iterator[str]:
    """Yield caption, heads, rows and note; rows as records, one cell a line, where the columns do not fit."""
    if table.caption:
        yield from wrap(visible(table.caption), width)
    yield from _body(table, width) if table.rows else wrap(visible(table.empty), width)
    if table.note:
        yield from wrap(visible(table.note), width)


def _body(table: Table, width: int) -> Iterator[str]:
    heads = [visible(column.title) for column in table.columns]
    rows = [[visible(text_of(cell)) for cell in row] for row in table.rows]
    widths = _widths(heads, rows, width)
    return _grid(table, heads, rows, widths) if widths else _records(heads, rows, width)


def _widths(heads: list[str], rows: list[list[str]], width: int) -> list[int]:
    """Return the columns' widths: short ones, such as dates, whole, texts share the rest; empty if too narrow."""
    bodies = [max(map(_widest, column)) for column in zip(*rows, strict=True)]
    full = [max(body, _widest(head)) for body, head in zip(bodies, heads, strict=True)]
    room = width - len(_GAP) * (len(heads) - 1)
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
    return max(map(display_width, text.split("\n")))


def _balanced(head: str, width: int) -> str:
    """Break a head into lines of like length: 实际 over 进度, not 实际进 over 度."""
    count = len(wrap(head, width))
    broken = (wrap(head, narrower) for narrower in range(2, width))
    return next(("\n".join(lines) for lines in broken if len(lines) == count), head)


def _half(head: str) -> int:
    """Return the width of a head broken into two lines."""
    return min(_widest(head), max(4, display_width(head) // 2 + 2))


def _grid(table: Table, heads: list[str], rows: list[list[str]], widths: list[int]) -> Iterator[str]:
    aligns = [column.align for column in table.columns]
    rule = _GAP.join("-" * width for width in widths)
    yield from _row(list(map(_balanced, heads, widths)), widths, aligns)
    yield rule
    for number, row in enumerate(rows, 1):
        if table.total and number == len(rows):
            yield rule
        yield from _row(row, widths, aligns)


def _row(cells: list[str], widths: list[int], aligns: list[Align]) -> Iterator[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        yield _GAP.join(map(pad, parts, widths, aligns)).rstrip()


def _records(heads: list[str], rows: list[list[str]], width: int) -> Iterator[str]:
    labels = [f"{'  ' if number else ''}{head}：" for number, head in enumerate(heads)]
    rooms = [width - 4 - display_width(f"{head}：") for head in heads]
    for row in rows:
        for label, room, cell in zip(labels, rooms, row, strict=True):
            if "\n" not in cell and display_width(cell) <= room:  # nearly all
                yield label + cell
            else:
                yield from _folded(label, cell, width)


def _folded(label: str, cell: str, width: int) -> Iterator[str]:
    """Yield a cell that takes several lines."""
    head = label.lstrip(" ")
    first, *rest = wrap((head + cell).replace("\n", " "), width - 4)
    yield label[: len(label) - len(head)] + first
    yield from (f"    {line}" for line in rest)
