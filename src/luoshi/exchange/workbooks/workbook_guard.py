"""What an .xlsx must pass before any parser of spreadsheets sees it: sizes, checksums, the reach of its cells.

An .xlsx is a zip of XML. A small one can hold gigabytes of repeated text, or one cell so far out that a dense table
up to it fills the memory; both are seen here, member by member, while nothing but plain bytes is read. Macros,
external links and embedded files are among the members that nobody opens.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError
from luoshi.exchange.workbooks.xls_guard import guard_password, is_ole

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILE = 20 << 20
"""Bytes of the file itself."""
MAX_UNPACKED = 50 << 20
"""Bytes of all members together."""
MAX_MEMBERS = 2_000
MAX_CELLS = 2_000_000
"""Cells of the rectangle from A1 to the furthest cell of a sheet."""

_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s>/])")
_NUMBER = re.compile(rb"""^[^>]*?\sr=["']([0-9]{1,9})["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?:[^>]*?\sr=["']([A-Za-z]{1,3})[0-9]+["'])?[^>]*(?<!/)>""")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises for members that are cut, encrypted, lie about their size, or use other methods."""


def guard_workbook(data: bytes, name: str) -> None:
    """Raise UnreadableError with the reason when ``data`` cannot be taken for a harmless .xlsx."""
    if not data:
        raise UnreadableError(f"“{name}”是空的", "请对方重新发一份")
    if len(data) > MAX_FILE:
        raise UnreadableError(f"“{name}”超过 {MAX_FILE >> 20} MB，没有打开", "删去图片和多余的工作表再试")
    if is_ole(data):
        guard_password(data, name)
        raise UnreadableError(f"“{name}”是旧格式 .xls", "用 luoshi import xls，或用 Excel、WPS 另存为 .xlsx 再试")
    for content in _members(data, name):
        _guard_reach(content, name)


def _members(data: bytes, name: str) -> Iterator[bytes]:
    """Yield the XML members. Reading each to its end proves the size and checksum it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _guard_sizes(package, name)
            for member in package.infolist():
                content = package.read(member)
                if member.filename.endswith(".xml"):
                    yield content
    except _BROKEN:
        raise UnreadableError(f"“{name}”不是 .xlsx 文件，或已损坏", "用 Excel 或 WPS 打开，另存为 .xlsx 再试") from None


def _guard_sizes(package: zipfile.ZipFile, name: str) -> None:
    members = package.infolist()
    names = {member.filename for member in members}
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        limit = f"{MAX_UNPACKED >> 20} MB"
        raise UnreadableError(f"“{name}”解开后超过 {limit}，没有打开", "这不像一张正常的表，问清来历")
    if len(names) < len(members) or "xl/workbook.xml" not in names:
        raise UnreadableError(f"“{name}”不是 Excel 工作簿", "要 .xlsx 文件；别的格式先另存为 .xlsx")


def _guard_reach(content: bytes, name: str) -> None:
    """Refuse a sheet whose furthest cell is out of all proportion, and text that hides its tags from this look."""
    if b"\x00" in content[:4]:
        raise UnreadableError(f"“{name}”的编码不是 UTF-8", "用 Excel 或 WPS 另存为 .xlsx 再试")
    rows, columns = _reach(content)
    if rows * columns > MAX_CELLS:
        raise UnreadableError(
            f"“{name}”的表格大到第{rows}行、第{columns}列，没有打开", "删去远处多余的单元格，再存一次"
        )


def _reach(content: bytes) -> tuple[int, int]:
    """Return the number of the last row and of the last column that hold something; cells may leave out their place."""
    row = rows = columns = 0
    for part in _ROW.split(content)[1:]:
        given = _NUMBER.match(part)
        row = int(given[1]) if given else row + 1
        width = _width(part)
        if width:
            rows, columns = max(rows, row), max(columns, width)
    return rows, columns


def _width(row: bytes) -> int:
    place = widest = 0
    for match in _CELL.finditer(row):
        place = column_of(match[1].decode()) if match[1] else place + 1
        widest = max(widest, place)
    return widest


def column_of(letters: str) -> int:
    """Return the number of a column from its letters, ``A`` being 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
