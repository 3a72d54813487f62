"""Which slices of a text go when a key is taken out of its mapping: the key, its value and the separator, no more.

What stands inside the value goes with it; a comment before or after it stays, on a line of its own where need be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from luoshi.store.yaml.spans import Span

_COMMENT = re.compile(r"#[^\n]*")
_LINE_BEFORE = re.compile(r"\r?\n[ \t]*\Z")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")


class Slice(Frozen):
    """``text`` takes the place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str = ""


def find_removals(text: str, holder: Span, index: int) -> list[Slice]:
    """Return the slices that take the ``index``-th key out of a mapping; of the only one, braces remain."""
    name, item = holder.names[index], holder.items[index]
    if holder.flow:
        return _in_flow(text, holder, index)
    if len(holder.names) == 1:
        return [Slice(name.start, item.end, "{}")]
    return [_in_block(text, holder, index)]


def _in_block(text: str, holder: Span, index: int) -> Slice:
    """Take whole lines; behind a dash, and before a comment, only what stands between."""
    name, end = holder.names[index], holder.items[index].end
    start = text.rfind("\n", 0, name.start) + 1
    line_end = _LINE_END.match(text, end)
    if line_end is None:  # a comment follows on the line
        return Slice(name.start, text.index("#", end))
    if not text[start : name.start].strip():
        return Slice(start, line_end.end())
    after = holder.names[index + 1].start
    comment = text.find("#", end, after)
    return Slice(name.start, after if comment < 0 else comment)


def _in_flow(text: str, holder: Span, index: int) -> list[Slice]:
    """Take the key with the comma after it; the last one with that before it."""
    start, end = holder.names[index].start, holder.items[index].end
    if index + 1 < len(holder.names):
        after = holder.names[index + 1].start
        return [Slice(start, after)] if "#" not in text[end:after] else [Slice(start, end), _comma(text, end, after)]
    spare = [_comma(text, end, holder.end)] if "," in _bare(text, end, holder.end) else []
    before = holder.items[index - 1].end if index else start
    if "#" not in text[before:start]:
        return [Slice(before, end), *([] if index else spare)]
    above = _LINE_BEFORE.search(text, before, start)
    alone = above is not None and _LINE_END.match(text, spare[0].end if spare else end)
    return [Slice(above.start() if above and alone else start, end), *(spare or [_comma(text, before, start)])]


def _comma(text: str, start: int, end: int) -> Slice:
    """Return the slice of the first comma that stands in no comment."""
    place = start + _bare(text, start, end).index(",")
    return Slice(place, place + 1)


def _bare(text: str, start: int, end: int) -> str:
    """Return a part of the text with its comments blanked."""
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), text[start:end])
