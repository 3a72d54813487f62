"""The numbering of a document: 一、（一）1.（1）①, also without line breaks, stuck to a year, or running on.

A mark at the beginning of a line counts when it can follow what came before; within a line it must also stand after the
end of a sentence (or right after a heading) and be the very next of its level. What only looks like one (3.5亿元,
“第三条（一）”) is no mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_words import number
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_CN = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?P<l0>(?:{_CN})、)"
    rf"|(?P<l1>[（(]{_CN}[）)])"
    r"|(?P<l2>(?<![\d.．])\d{1,3}(?:[.．](?!\d)|、|[.．](?=\d{4}年)|．(?=\d)))"
    r"|(?P<l3>[（(]\d{1,2}[）)])"
    r"|(?P<l4>[①-⑳])"
)
_CIRCLED_BEFORE = ord("①") - 1
_SENTENCE_END = "。；：;:！？!?）)”"
_BLANK = " \t\r\u3000\xa0"
_HEADING_AT_MOST = 60
_LEVELS = 5
_NEAR = 200
"""Characters before a mark that are looked at: only blanks there are as good as a new line."""


class OutlineMark(Frozen):
    """A number of the outline: its level from 0, its value, its words, and whether it leaves a gap."""

    level: int
    value: int
    words: str
    start: int
    end: int
    gap: bool = False


class Block(Frozen):
    """A mark with the text up to the next one. ``path``: the numbers that lead to it, such as ``三（二）1``."""

    mark: OutlineMark
    path: str
    start: int
    end: int


@dataclass(slots=True)
class _Count:
    """The last value of every level, and the last mark."""

    last: list[int] = field(default_factory=lambda: [0] * _LEVELS)
    previous: OutlineMark | None = None

    def take(self, mark: OutlineMark) -> None:
        """Count the mark; levels below it, save the one next to 一、, begin anew."""
        self.last[mark.level] = mark.value
        for level in range(mark.level + 1, _LEVELS):
            self.last[level] = self.last[level] if level == 1 else 0
        self.previous = mark


def find_marks(text: str) -> tuple[OutlineMark, ...]:
    """Return the numbers of the outline in their order."""
    count, marks = _Count(), []
    for found in _MARK.finditer(text):
        mark = _mark(found)
        if mark and (taken := _accepted(text, mark, count)):
            marks.append(taken)
            count.take(taken)
    return tuple(marks)


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return every mark with its text; what stands before the first belongs to none."""
    marks = find_marks(text)
    ends = [*(mark.start for mark in marks), len(text)][1:]
    return tuple(Block(mark, path, mark.start, end) for mark, path, end in zip(marks, _paths(marks), ends, strict=True))


def _mark(found: re.Match[str]) -> OutlineMark | None:
    level = int(str(found.lastgroup)[1])
    bare = found[0].strip("（()）、.．")
    try:
        value = ord(bare) - _CIRCLED_BEFORE if level == _LEVELS - 1 else number(bare)
    except ValueError:
        return None
    return OutlineMark(level, value, found[0], found.start(), found.end()) if value else None


def _accepted(text: str, mark: OutlineMark, count: _Count) -> OutlineMark | None:
    before = text[max(0, mark.start - _NEAR) : mark.start].rstrip(_BLANK)[-1:] or "\n"
    follows = mark.value in {1, count.last[mark.level] + 1}
    if before == "\n":
        if follows:
            return mark
        return _with_gap(mark) if mark.value > count.last[mark.level] and mark.level < 2 else None  # noqa: PLR2004 -- 一、 and （一）
    if not follows or (mark.value == 1 and not _may_begin(mark, count)):
        return None
    return mark if before in _SENTENCE_END or _after_heading(text, mark, count) else None


def _with_gap(mark: OutlineMark) -> OutlineMark:
    return OutlineMark(mark.level, mark.value, mark.words, mark.start, mark.end, gap=True)


def _may_begin(mark: OutlineMark, count: _Count) -> bool:
    """Whether a first number may stand within a line: 一、 only once, others where their level is not under way."""
    return count.last[0] == 0 if mark.level == 0 else True


def _after_heading(text: str, mark: OutlineMark, count: _Count) -> bool:
    """Whether nothing but a heading stands between the mark above and this one: 一、持续提升便利度（一）优化…."""
    above = count.previous
    if above is None or above.level != mark.level - 1 or above.level > 1:
        return False
    between = text[above.end : mark.start]
    return 0 < len(between) <= _HEADING_AT_MOST and not re.search(r"[。；，：\n]", between)


def _paths(marks: tuple[OutlineMark, ...]) -> Iterator[str]:
    open_words = [""] * _LEVELS
    for mark in marks:
        open_words[mark.level] = _plain(mark)
        open_words[mark.level + 1 :] = [""] * (_LEVELS - mark.level - 1)
        yield "".join(open_words)


def _plain(mark: OutlineMark) -> str:
    """Return the number as a path shows it: 一、 as 一, 3．as 3, brackets full width."""
    bare = mark.words.strip("（()）、.．")
    return f"（{bare}）" if mark.level in {1, 3} else bare
