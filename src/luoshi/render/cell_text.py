"""The words of a cell and of a date, and the parts of a table that every format writes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import LampMark, Percent, Points, Rate, TaskRef

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from luoshi.report.document import Cell, Figure, Section, Table

NOTHING = "—"
"""Stands where there is nothing to divide by: a rate of no tasks is neither 0% nor 100%."""


def format_cell(cell: Cell) -> str:
    """Return the text of one cell: a rate with its denominator, a gap with its sign, an ISO date; None is empty."""
    if cell is None or type(cell) is str:  # most are: no question about kinds
        return cell or ""
    match cell:
        case Rate():
            return _rate(cell)
        case Percent():
            return f"{cell.value}%"
        case Points():
            return _signed(cell.value)
        case LampMark(name=text) | TaskRef(id=text):
            return text
    return str(cell)


def figure_text(figure: Figure) -> str:
    """Return the value of a figure: a count, or a share in percent with its denominator."""
    if figure.of is None:
        return NOTHING if figure.value is None else str(figure.value)
    return f"{NOTHING if figure.value is None else f'{figure.value}%'}（分母{figure.of}）"


def long_date(day: dt.date) -> str:
    """Return a date as official documents write it: ``2026年8月20日``, no padded zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def _rate(rate: Rate) -> str:
    return NOTHING if rate.value is None else f"{rate.value}%（{rate.part}/{rate.whole}）"


def _signed(value: Decimal) -> str:
    return f"{value:+f}" if value else f"{value:f}"


def is_repeated(table: Table, section: Section) -> bool:
    """Whether the heading already ends with the caption, as it does where an attachment is one table."""
    return bool(table.caption) and section.title.endswith(table.caption)


def drop_repeated_caption(table: Table, section: Section) -> Table:
    """Return the table without a caption that the heading has said."""
    return table.but(caption="") if is_repeated(table, section) else table


def list_pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Yield a form as pairs of a label and what is filled in, for a format that has no cells side by side."""
    for row in table.rows:
        yield from pair_cells(row)


def pair_cells(row: tuple[Cell, ...]) -> list[tuple[Cell, Cell]]:
    """Return the pairs of one row; a label of None has no pair."""
    return [(row[place], row[place + 1]) for place in range(0, len(row) - 1, 2) if row[place] is not None]
