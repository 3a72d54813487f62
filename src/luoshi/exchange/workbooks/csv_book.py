"""A CSV file read as a workbook of one sheet, in the encodings that Chinese spreadsheets write."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks.workbook import Book, Sheet
from luoshi.exchange.workbooks.workbook_guard import MAX_FILE

_GUARDED = ("'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠")


def read_csv(data: bytes, name: str) -> Book:
    """Return the rows; an apostrophe that keeps a text from being a formula is taken away. Raises UnreadableError."""
    if len(data) > MAX_FILE:
        raise UnreadableError(f"“{name}”超过 {MAX_FILE >> 20} MB，没有打开", "分成几个文件再试")
    try:
        rows = [[unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(_text(data, name), newline=""))]
    except csv.Error:
        raise UnreadableError(f"“{name}”不是 CSV 文件", "检查引号是否成对，或另存为 .xlsx") from None
    return Book(name, (Sheet(PurePath(name).stem, rows),))


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps its text from being a formula."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _text(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(f"“{name}”的编码看不懂", "另存为 UTF-8 再试")
