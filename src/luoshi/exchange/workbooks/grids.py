"""Sheets as grids of cells, from .xlsx, .xls and csv, with what a reader must know of them: merges, what is hidden."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnreadableError
from luoshi.exchange.reading.plain_text import decode_text
from luoshi.exchange.workbooks.cell_reader import open_cell_reader
from luoshi.exchange.workbooks.csv_book import unguarded
from luoshi.exchange.workbooks.sheet_marks import NO_MARKS, SheetMarks, read_marks
from luoshi.exchange.workbooks.workbook import Value, address
from luoshi.exchange.workbooks.workbook_guard import guard_workbook
from luoshi.exchange.workbooks.xls_guard import guard_xls
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[int, int]
"""Row and column, counted from 0."""

_ZIP = b"PK\x03\x04"
_DELIMITERS = (",", "\t", ";", "，")
_FIELD_LIMIT = 131_072


class Grid(Frozen):
    """One sheet. ``merges``: first and last cell of each merged range; ``marks``: hidden rows, bad cells.

    ``in_word``: it is a table of a Word document, whose rows are counted and whose columns have no letters.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    merges: Sequence[tuple[Place, Place]] = ()
    hidden: bool = False
    marks: SheetMarks = NO_MARKS
    in_word: bool = False

    @property
    def label(self) -> str:
        """What a finding calls it."""
        return self.name if self.in_word else f"工作表“{self.name}”"

    def cells(self, row: int, columns: Sequence[int]) -> str:
        """Return what a user calls the cells of a row from the first to the last column: ``A5:G5``, in Word 第5行."""
        if not columns:
            return ""
        return f"第{row + 1}行" if self.in_word else f"{address(row, columns[0])}:{address(row, columns[-1])}"


def read_grids(kind: str, data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets in their order. Raises UnreadableError for what is no such file, is broken or encrypted."""
    if kind == "csv":
        return (_read_csv(data, name),)
    guard_workbook(data, name) if kind == "xlsx" else guard_xls(data, name)
    with open_cell_reader(name) as calamine:
        return tuple(_sheets(calamine, data))


def _sheets(calamine: Any, data: bytes) -> list[Grid]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    marks = read_marks(data) if data.startswith(_ZIP) else {}
    shown = calamine.SheetVisibleEnum.Visible
    return [
        _grid(book.get_sheet_by_name(each.name), hidden=each.visible != shown, marks=marks.get(each.name, NO_MARKS))
        for each in book.sheets_metadata
        if each.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _grid(sheet: Any, *, hidden: bool, marks: SheetMarks) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    merges = [(tuple(first), tuple(last)) for first, last in sheet.merged_cell_ranges or ()]
    return Grid(sheet.name, rows, merges, hidden, marks)


def _read_csv(data: bytes, name: str) -> Grid:
    text = decode_text(data, name)
    head = text[:4096]
    delimiter = max(_DELIMITERS, key=lambda each: (head.count(each), -_DELIMITERS.index(each)))
    try:
        rows = [[unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error:
        raise UnreadableError(
            f"“{name}”不像表格：一格超过 {_FIELD_LIMIT} 字", "检查引号是否成对，另存后再导入"
        ) from None
    return Grid(name.rpartition(".")[0] or name, rows)
