"""Where in a document responsibility is stated: brackets at the end of what they are about, and lines 责任单位：…."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING

from luoshi.exchange.reading.duty_words import KEY, Duty, read_duty
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from luoshi.exchange.reading.unit_names import UnitBook

_OPEN = "（("
_SIGN = re.compile(r"[（()）]")
_LONGEST_BRACKET = 1_000
_NEAR = 50
_GOES_ON = re.compile(r"\s*[，,、的]")
_BETWEEN = re.compile(r"[\s，,。；;、]*")
_ENDS_LINE = re.compile(r"[ \t\u3000]*[。；;]?[ \t\r\u3000]*(?:\n|$)")
_LINE = re.compile(rf"(?:^|(?<=[\n。；;]))[ \t\u3000]*(?={KEY.pattern})[^\n]*", re.MULTILINE)


class DutyPlace(Frozen):
    """A statement of responsibility at ``start`` to ``end`` of the text; ``words``: its content, without brackets."""

    start: int
    end: int
    words: str
    duty: Duty


def find_duties(text: str, book: UnitBook) -> tuple[DutyPlace, ...]:
    """Return the statements in their order; neighbours with nothing between them are one.

    The rule that the first of a list leads holds from where it is stated; where the text states it outside any bracket,
    for the whole document.
    """
    heard = cache(partial(read_duty, book=book))  # a bracket is read to know it, and again in its place
    merged: list[tuple[int, int, str]] = []
    for start, end, words in _candidates(text, heard):
        if merged and _BETWEEN.fullmatch(text, merged[-1][1], start):
            before = merged.pop()
            merged.append((before[0], end, f"{before[2]}；{words}"))
        else:
            merged.append((start, end, words))
    return tuple(_read_all(text, merged, book, heard))


def _read_all(
    text: str, places: list[tuple[int, int, str]], book: UnitBook, heard: Callable[[str], Duty | None]
) -> Iterator[DutyPlace]:
    first_leads, implied = _stated_outside(text, places), None
    for start, end, words in places:
        duty = read_duty(words, book, first_leads=True) if first_leads else heard(words)
        if duty is None:
            continue
        if implied and duty.units and implied not in duty.generic + duty.units:
            duty = duty.but(generic=(*duty.generic, implied), implied=implied)
        first_leads = first_leads or duty.convention
        implied = implied or duty.implied
        yield DutyPlace(start, end, words, duty)


def _stated_outside(text: str, places: list[tuple[int, int, str]]) -> bool:
    from luoshi.exchange.reading.duty_words import CONVENTION  # noqa: PLC0415 -- named here, where it is looked for outside

    return any(not _touches(places, found.start(), found.start() + 1) for found in CONVENTION.finditer(text))


def _touches(places: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether any of the places, which follow one another, has a character from ``start`` to ``end``."""
    last = bisect_left(places, end, key=itemgetter(0)) - 1
    return last >= 0 and places[last][1] > start


def _candidates(text: str, heard: Callable[[str], Duty | None]) -> Iterator[tuple[int, int, str]]:
    """Yield the brackets and lines that state a duty, in their order, none within another."""
    lines = [(found.start(), found.end(), found[0].strip()) for found in _LINE.finditer(text)]
    brackets = [(start, end, text[start + 1 : end - 1]) for start, end in find_brackets(text)]
    brackets = [each for each in brackets if _is_duty(text, each, heard)]
    lines = [line for line in lines if not _touches(brackets, line[0], line[1])]
    yield from sorted(lines + brackets)


def _is_duty(text: str, bracket: tuple[int, int, str], heard: Callable[[str], Duty | None]) -> bool:
    start, end, words = bracket
    if _GOES_ON.match(text, end) and text[max(0, start - _NEAR) : start].rstrip()[-1:] not in "。；;":
        return False
    duty = heard(words)
    if duty is None:
        return False
    only_due = not (duty.units or duty.generic or duty.scope or duty.convention or duty.implied)
    return not only_due or (
        _ENDS_LINE.match(text, end) is not None and re.search(r"前|内|底|末|[:：]", words) is not None
    )


def find_brackets(text: str) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets, full width or half; what is never closed, or too far off, is none."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in _OPEN:
            open_at.append(sign.start())
        elif open_at and sign.end() - (start := open_at.pop()) <= _LONGEST_BRACKET:
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, sign.end()))
    return pairs
