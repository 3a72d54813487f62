"""Where a value stands in an ordinary file, told by the beginnings of its lines (decision 0022).

Composing a file takes 6 ms, a look at its lines 0.02. This is only for files that need not go slowly: they have no
anchors, no further documents and no brackets over several lines, and text over several lines is set in deeper than its
key. So in a mapping a line that begins with ``key:`` at the depth of the mapping is that key, and in a list a line that
begins with a dash at the depth of the list is the next item.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from luoshi.findings import Keys

_FIRST = re.compile(rb"^[^\s#]", re.MULTILINE)
_GAP = re.compile(rb"[ ]*(?:\#[^\n]*)?\r?(?:\n[ ]*(?:\#[^\n]*)?\r?)*")
"""What may stand between a colon and a value on a later line."""

_SAME_LINE = re.compile(rb" +(?=[^\s#,}\]])(?!~|null|Null|NULL)")
_DASH = re.compile(rb"- +(?=[^\s#])")
_FLAT = re.compile(rb"[{\[][^{}\[\]\"'#\r\n]*")
"""A bracket with what is flat in it: up to its other half, a further bracket or a quote."""

_IN_LIST = re.compile(rb" *(?=[^\s,\]#])")
_NO_MAPPING = (b"-", b"[", b'"', b"'", b"|", b">")


class _Block(NamedTuple):
    """A value from ``begin``, whose lines end at ``end``; ``key``: where its key or, in a list, the value begins."""

    begin: int
    end: int
    key: int


def find_place_by_lines(data: bytes, keys: Keys) -> tuple[int, int] | None:
    """Return line and column of the value at ``keys`` as ``spans.find_place`` gives them; None where lines do not tell.

    Where the way ends early, that is the place of what holds the missing value.
    """
    first = _FIRST.search(data)
    block = _Block(first.start(), len(data), first.start()) if first else None
    for key in keys:
        if block is None:
            break
        block = _find_item(data, block, key) if isinstance(key, int) else _find_key(data, block, key.encode())
    return _place(data, block.begin) if block else None


def _place(data: bytes, offset: int) -> tuple[int, int]:
    start = _line_start(data, offset)
    return data.count(b"\n", 0, start) + 1, len(data[start:offset].decode()) + 1


def _line_start(data: bytes, offset: int) -> int:
    return data.rfind(b"\n", 0, offset) + 1


def _find_key(data: bytes, block: _Block, name: bytes) -> _Block | None:
    """Return the value of a key; what holds it where the key is not there; None in doubt."""
    flat = _FLAT.match(data, block.begin) if data.startswith(b"{", block.begin) else None
    if flat:
        keys = re.finditer(rb"[{,] *(%b:(?=\s))" % re.escape(name), flat[0])
        found = [block.begin + match.start(1) for match in keys]
    else:
        found = [] if data.startswith(_NO_MAPPING, block.begin) else _find_starts(data, block, name + b":")
    if len(found) == 1:
        return _find_value(data, found[0], found[0] + len(name) + 1, block)
    return _Block(block.key, block.key, block.key) if _is_surely_absent(data, block, name, flat) else None


def _is_surely_absent(data: bytes, block: _Block, name: bytes, flat: re.Match[bytes] | None) -> bool:
    """Whether the mapping has no such key, however it might be written."""
    if flat:
        return data[flat.end() : flat.end() + 1] == b"}" and name not in flat[0]
    return not data.startswith(_NO_MAPPING, block.begin) and name not in data[block.begin : block.end]


def _find_starts(data: bytes, block: _Block, start: bytes) -> list[int]:
    """Return where ``start`` stands before a space at the depth of the block: where it begins, and below.

    Searching for bytes costs a tenth of a pattern made for the depth and the key.
    """
    depth = block.begin - _line_start(data, block.begin)
    found = [block.begin] if _stands_at(data, block.begin, start, len(data)) else []
    line = b"\n" + b" " * depth + start
    at = data.find(line, block.begin, block.end)
    while at >= 0:
        begin = at + 1 + depth
        if _stands_at(data, begin, start, block.end):
            found.append(begin)
        at = data.find(line, at + 1, block.end)
    return found


def _stands_at(data: bytes, begin: int, start: bytes, end: int) -> bool:
    after = begin + len(start)
    return data.startswith(start, begin) and after < end and data[after : after + 1].isspace()


def _find_value(data: bytes, key: int, colon: int, holder: _Block) -> _Block | None:
    """Return the value after a colon, on the same line or a later one; a value left out stands where its key does."""
    depth = holder.begin - _line_start(data, holder.begin)
    begins = _SAME_LINE.match(data, colon) or _GAP.match(data, colon)
    begin = begins.end() if begins else colon
    if begins is None or (begins.re is _GAP and b"\n" not in begins[0]):
        return None  # null, or the end of a bracket
    if begins.re is _GAP:
        deeper = begin - _line_start(data, begin) - depth
        if begin >= holder.end or deeper < 0 or (deeper == 0 and not _DASH.match(data, begin)):
            return _Block(key, key, key)
    following = _compile_following(depth).search(data, begin, holder.end)
    return _Block(begin, following.start() if following else holder.end, key)


@lru_cache(maxsize=64)
def _compile_following(depth: int) -> re.Pattern[bytes]:
    """Return the pattern of the next line that is no deeper than a key and no item of its list."""
    return re.compile(rb"^ {0,%d}(?:[^\s#-]|-\S)" % depth, re.MULTILINE)


def _find_item(data: bytes, block: _Block, index: int) -> _Block | None:
    """Return an item of a list, set in lines or in brackets; None in doubt."""
    if data.startswith(b"[", block.begin):
        flat = _FLAT.match(data, block.begin)
        starts = [match.start() for match in re.finditer(rb"[\[,]", flat[0])] if flat else []
        begins, pattern = [block.begin + start + 1 for start in starts], _IN_LIST
    else:
        begins, pattern = _find_starts(data, block, b"-"), _DASH
    found = pattern.match(data, begins[index]) if 0 <= index < len(begins) else None
    return _Block(found.end(), [*begins, block.end][index + 1], found.end()) if found else None
