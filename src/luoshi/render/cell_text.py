"""The words of a cell and of a date: one spelling for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import LampMark, Percent, Points, Rate, TaskRef

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from luoshi.report.document import Cell, Figure

NOTHING = "—"
"""Stands where there is nothing to divide by: a rate of no tasks is neither 0% nor 100%."""


def text_of(cell: Cell) -> str:
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
