"""How far the cells of an .xls reach, seen before a parser makes a dense table of every sheet at once.

A file of a few kilobytes can name one cell at the far corner on each of a hundred sheets, tell of more strings than
memory holds, or have many names for one sheet; all three are in its records ([MS-XLS] 2.1.4), which are walked here.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from luoshi.exchange.workbooks.ole_file import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

_EOF, _SHEET, _STRINGS, _SIZE, _SEVERAL = 0x000A, 0x0085, 0x00FC, 0x0200, 0x00BD
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _SEVERAL})
"""Formula, RString, LabelSst, Number, Label, BoolErr, RK, MulRk."""
_LEAST_STRING = 3
"""Bytes of the shortest string: its length and its kind."""
_ROWS, _COLUMNS = 65_536, 256
"""What a sheet of an .xls can have."""
_NAMES = ("Workbook", "Book")


def count_cells_in_reach(data: bytes) -> int:
    """Return the cells of the rectangles from A1 to the furthest cell, all sheets together.

    Raises ValueError or struct.error for what is no workbook, and for one that says of itself what cannot be.
    """
    stream = read_stream(data, _NAMES)
    places = tuple(_sheet_places(stream))
    if len(set(places)) < len(places):
        raise ValueError(places)
    walked = reached = 0
    for place in places:
        end, cells = _reach(stream, place)
        walked += end - place
        reached += cells
        if place >= len(stream) or walked > len(stream):
            raise ValueError(place)  # beyond the end, or one within another
    return reached


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of the records up to the end of the part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4, length
        if kind == _EOF:
            return
        place += 4 + length


def _sheet_places(stream: bytes) -> Iterator[int]:
    for kind, start, _ in _records(stream, 0):
        if kind == _SHEET:
            yield struct.unpack_from("<I", stream, start)[0]
        elif kind == _STRINGS and struct.unpack_from("<I", stream, start + 4)[0] > len(stream) // _LEAST_STRING:
            raise ValueError(start)


def _reach(stream: bytes, place: int) -> tuple[int, int]:
    """Return where the part ends, and rows times columns."""
    rows = columns = 0
    end = place
    for kind, start, length in _records(stream, place):
        end = start + length
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, start)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", stream, end - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _SIZE:
            _believe(stream, start, length)
    return end, rows * columns


def _believe(stream: bytes, start: int, length: int) -> None:
    """Raise ValueError for a size that no sheet can have: parsers make room for it."""
    shape = "<IIHH" if length > struct.calcsize("<HHHHH") else "<HHHH"
    first, rows, left, columns = struct.unpack_from(shape, stream, start)
    if not first <= rows <= _ROWS or not left <= columns <= _COLUMNS:
        raise ValueError(start)
