"""Streams out of an OLE file ([MS-CFB]), the container of .xls: chains of sectors, followed as far as they lead.

Nothing is trusted: a chain that leaves the file or comes back to itself is an error. The stream is the one that the
parser of .xls will read, which is not always the one that the standard means (decision 0026).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = 0xFFFFFFFA
"""Sector numbers from here on say that there is none."""
_SHIFTS = (9, 12)
_HEADER_FATS = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_SMALL = 64
"""Bytes of a sector of the mini stream, where small streams are."""


def read_stream(data: bytes, names: Sequence[str]) -> bytes:
    """Return the stream of the first name that there is, perhaps with a rest of its last sector behind it.

    Raises ValueError or struct.error for a broken file and for one without such a stream.
    """
    size = _sector_size(data)
    fat = _fat(data, size)
    directory = _chain(data, _u32(data, 48), fat, size, 1)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    for name in names:
        found = next((each for each in entries if each[66] == _STREAM and _name(each) == name), None)
        if found is not None:
            return _content(data, found, entries, fat, size)
    raise ValueError(names)


def _content(data: bytes, entry: bytes, entries: Sequence[bytes], fat: Sequence[int], size: int) -> bytes:
    first = _u32(entry, 116)
    if _u32(entry, 120) >= _u32(data, 56):
        return _chain(data, first, fat, size, 1)
    root = next((each for each in entries if each[66] == _ROOT), None)
    if root is None:
        raise ValueError
    small = _chain(data, _u32(root, 116), fat, size, 1)
    table = _numbers(_chain(data, _u32(data, 60), fat, size, 1))
    return _chain(small, first, table, _SMALL, 0)


def _sector_size(data: bytes) -> int:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in _SHIFTS:
        raise ValueError(shift)
    return 512 if shift == _SHIFTS[0] else 4096


def _fat(data: bytes, size: int) -> Sequence[int]:
    """Return the table that says of each sector which one follows it."""
    places = list(struct.unpack_from(f"<{_HEADER_FATS}I", data, 76))
    more, most = _u32(data, 68), len(data) // size
    while more < _END and len(places) <= most + _HEADER_FATS:
        part = _numbers(data[(more + 1) * size : (more + 2) * size])
        *found, more = part or (_END,)
        places += found
    used = [place for place in places if place < _END][: most + 1]
    return _numbers(b"".join(data[(place + 1) * size : (place + 2) * size] for place in used))


def _chain(source: bytes, first: int, table: Sequence[int], size: int, skip: int) -> bytes:
    """Return the sectors from ``first`` on; ``skip``: sectors that the header takes."""
    parts: list[bytes] = []
    sector = first
    while sector < _END:
        at = (sector + skip) * size
        if sector >= len(table) or len(parts) > len(table) or at >= len(source):
            raise ValueError(sector)
        parts.append(source[at : at + size])
        sector = table[sector]
    return b"".join(parts)


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _u32(content: bytes, at: int) -> int:
    number: int = struct.unpack_from("<I", content, at)[0]
    return number


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
