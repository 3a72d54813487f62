"""Workbooks that come back, read as plain tables: sheets by name, cells by place, values as they were stored."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.exchange.workbooks.cell_reader import open_cell_reader
from luoshi.exchange.workbooks.sheet_marks import NO_MARKS, read_marks
from luoshi.exchange.workbooks.workbook_guard import guard_workbook
from luoshi.exchange.workbooks.xls_guard import guard_xls, is_ole
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""A cell as it was stored; the empty text where there is none, and where nobody calculated a formula."""

_EXACT = 15
"""Significant digits that a number of a spreadsheet has."""


class Sheet(Frozen):
    """One sheet; rows and columns count from 0, and beyond the last there is nothing."""

    name: str
    rows: Sequence[Sequence[Value]]
    unknown: frozenset[tuple[int, int]] = frozenset()
    """Places that hold a formula without a value, so that they look empty."""

    def value(self, row: int, column: int) -> Value:
        """Return what is stored in a cell."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """Return the words of a cell, without blanks around them."""
        return format_value(self.value(row, column))

    def place(self, row: int, column: int) -> str:
        """Return what a user calls the cell: ``填报表!H6``."""
        return f"{self.name}!{address(row, column)}"


class Book(Frozen):
    """The sheets of a workbook, hidden ones too, in order. ``name`` is that of the file."""

    name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of this name; None when there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def read_book(data: bytes, name: str) -> Book:
    """Return the workbook, .xlsx or .xls. Raises UnreadableError for what is none, broken, encrypted or too large."""
    with open_cell_reader(name) as calamine:
        old = is_ole(data)
        guard_xls(data, name) if old else guard_workbook(data, name)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        marks = {} if old else read_marks(data)
        sheets = (
            Sheet(each, _rows(book, each), marks.get(each, NO_MARKS).formulas) for each in _tables(calamine, book)
        )
        return Book(name, tuple(sheets))


def _tables(calamine: Any, book: Any) -> list[str]:
    kind = calamine.SheetTypeEnum.WorkSheet
    return [each.name for each in book.sheets_metadata if each.typ == kind]


def _rows(book: Any, name: str) -> Sequence[Sequence[Value]]:
    rows: Sequence[Sequence[Value]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def address(row: int, column: int) -> str:
    """Return the address of a cell, rows and columns counted from 0: ``H6``."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def format_value(value: Value) -> str:
    """Return a value as a clerk would type it: ``45``, ``2026-10-31``, ``是``; line breaks are one kind."""
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n").strip()
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
    return str(value)


def _number(value: float) -> str:
    """Return the shortest decimal that the spreadsheet shows for it, without an exponent."""
    number = Decimal(f"{value:.{_EXACT}g}")
    return f"{number.normalize():f}" if number else "0"
