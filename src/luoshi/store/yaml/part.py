"""Where a value stands in an ordinary file, told by the beginnings of lines; or the part to compose that holds it.

Composing a whole file takes 6 ms, a line 0.3 ms, a look at the lines 0.02. Only for files that need not go slowly: no
anchors, no further documents, no brackets over several lines. Then a line that begins with ``key:`` is that key of the
file, and lines that begin with a dash at one depth below it are the items of its list; text over several lines is
always set in deeper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from luoshi.findings import Keys

_NEXT_KEY = re.compile(rb"^[^\s#-]", re.MULTILINE)
_LIST_BELOW = re.compile(rb"[^\n:]*:[ ]*(?:\#[^\n]*)?\r?\n(?:[ ]*(?:\#[^\n]*)?\r?\n)*([ ]*)-[ \r\n]")


_DASH = re.compile(rb" *- +(?=[^\s#])")
_SAME_LINE = re.compile(rb" +(?=[^\s#,}\]])(?!~|null|Null|NULL)")
_BRACKET = re.compile(rb"[{\[]")
_QUOTED = re.compile(rb"[\"']")


class Part(Frozen):
    """Whole lines of a file: their text, how many lines stand before them, and the keys from there to the value."""

    text: bytes
    before: int
    keys: Keys


def plain_place(data: bytes, keys: Keys) -> tuple[int, int] | None:
    """Return line and column of the value at ``keys``, as ``nodes.place_of`` gives them; None where lines do not tell.

    Told are a key of the file, an item of its list, and a key of such an item.
    """
    span = _section(data, keys)
    if span is None or (len(keys) > 1 and not isinstance(keys[1], int)):
        return None
    if len(keys) == 1:
        return _value(data, data.index(b":", span[0]) + 1)
    if any(isinstance(key, int) for key in keys[2:]):
        return None
    item = _item(data, span, int(keys[1]))
    dash = item and _DASH.match(data, *item)
    return _in_item(data, item, dash.end(), keys[2:]) if item and dash else None


def _in_item(data: bytes, item: tuple[int, int], begin: int, keys: Keys) -> tuple[int, int] | None:
    """Return the place of an item whose content begins at ``begin``, or of a key in it."""
    if not keys or str(keys[0]).encode() not in data[slice(*item)]:
        return _place(data, begin)
    found = _keys_in(data, item, begin, str(keys[0]).encode()) if len(keys) == 1 else []
    return _value(data, found[0] + len(str(keys[0]).encode()) + 1) if len(found) == 1 else None


def _value(data: bytes, colon: int) -> tuple[int, int] | None:
    """Return the place of the value after a colon; None where it does not begin on the same line."""
    begins = _SAME_LINE.match(data, colon)
    return _place(data, begins.end()) if begins else None


def _place(data: bytes, offset: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, start) + 1, len(data[start:offset].decode()) + 1


def _keys_in(data: bytes, item: tuple[int, int], begin: int, name: bytes) -> list[int]:
    """Return where the key begins in an item, set in lines or within one pair of brackets; quotes tell nothing."""
    key = re.escape(name) + rb":(?=\s)"
    text = data[slice(*item)]
    if data[begin : begin + 1] == b"{":
        found = (
            [] if _QUOTED.search(text) else [match.end() for match in re.finditer(rb"[{,] *(?=" + key + rb")", text)]
        )
        within = _BRACKET.search(text, begin - item[0] + 1)  # what stands before it is no key of an inner pair
        return [item[0] + start for start in found if not within or start < within.start() or len(found) > 1]
    below = [item[0] + match.end() for match in re.finditer(rb"(?m)^ {%d}(?=%b)" % (begin - item[0], key), text)]
    return [*([begin] if re.compile(key).match(data, begin) else []), *below]


def part_of(data: bytes, keys: Keys) -> Part | None:
    """Return the part that holds the value at ``keys``; None when it cannot be told by the beginnings of lines."""
    span = _section(data, keys)
    if span is None:
        return None
    if len(keys) > 1 and isinstance(keys[1], int):
        item = _item(data, span, keys[1])
        return item and Part(data[slice(*item)], data.count(b"\n", 0, item[0]), (0, *keys[2:]))
    return Part(data[slice(*span)], data.count(b"\n", 0, span[0]), keys)


def _section(data: bytes, keys: Keys) -> tuple[int, int] | None:
    """Return begin and end of the lines of a top-level key; None unless exactly one line begins with it."""
    if not keys:
        return None
    name = re.escape(str(keys[0]).encode())
    found = [match.start() for match in re.finditer(rb"^" + name + rb":(?=\s)", data, re.MULTILINE)]
    if len(found) != 1:
        return None
    following = _NEXT_KEY.search(data, found[0] + 1)
    return found[0], following.start() if following else len(data)


def _item(data: bytes, span: tuple[int, int], index: int) -> tuple[int, int] | None:
    """Return begin and end of the lines of an item of the list under a key; None when there is no such list or item."""
    below = _LIST_BELOW.match(data, *span)
    if below is None:
        return None
    dash = re.compile(rb"^" + below[1] + rb"-(?=\s)", re.MULTILINE)
    begins = [match.start() for match in dash.finditer(data, *span)]
    if not 0 <= index < len(begins):
        return None
    return begins[index], [*begins, span[1]][index + 1]
