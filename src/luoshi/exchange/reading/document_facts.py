"""What a document says of itself: its 文号, its date, the year that its tasks are for, and where its text ends."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_words import read_due
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    import datetime as dt

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［](?P<year>20\d\d)[〕\]］]\s*\d{1,5}号")
_MADE = re.compile(r"(?:成文日期|印发日期|会议时间|时\s*间)[:：]\s*(?P<date>20\d\d年\d{1,2}月\d{1,2}日)")
_CN_YEAR = r"(?:20\d\d|二[〇○零一二三四五六七八九]{3})"
_SIGNED = re.compile(
    rf"(?:(?<=[。！）)\n])|^)[^\n。（）()]{{0,30}}\s*(?P<date>{_CN_YEAR}年[\d一二三四五六七八九十]{{1,3}}月[\d一二三四五六七八九十]{{1,3}}日)\s*"
    r"(?:[（(][^（）()]{1,20}[）)]\s*)?$"
)
_TITLE_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?:度)?[^\n。]{0,40}?(?:要点|计划|清单|分工|任务|方案|安排|项目|台账|分解表|目标)"
)
_ATTACHED = re.compile(r"^[ \t\u3000]*附[ \u3000]*件[ \d一二三四五六七八九十]*[:：]?[ \t\u3000]*$", re.MULTILINE)
_TAIL = 200
"""Characters before the end in which a signature stands."""
_HEAD = 400
"""Characters from the beginning in which a title stands."""


class Facts(Frozen):
    """``document``: 文号; ``date``: of the document; ``year``: for time limits without one; ``end``: of the text.

    ``earliest``: no time limit without a year can lie before it; None where the year was given.
    """

    document: str | None
    date: dt.date | None
    year: int | None
    end: int
    earliest: dt.date | None = None


def read_facts(text: str, year: int | None = None) -> Facts:
    """Return what is known; ``year``, where given, goes before all the text says."""
    signed = _SIGNED.search(text, max(0, len(text) - _TAIL))
    made = _MADE.search(text) or signed or _signed_above(text)
    date = _day(made["date"]) if made else None
    found = _NUMBER.search(text, 0, 4 * _HEAD)
    titled = find_title_year(text[:_HEAD])
    known = year or titled or (date.year if date else None) or (int(found["year"]) if found else None)
    end = signed.start() if signed else len(text)
    return Facts(found[0] if found else None, date, known, end, None if year else date)


def _signed_above(text: str) -> re.Match[str] | None:
    """Return the signature above the first attachment: what follows it is of the document too."""
    for attached in _ATTACHED.finditer(text):
        if found := _SIGNED.search(text[max(0, attached.start() - _TAIL) : attached.start()]):
            return found
    return None


def find_title_year(text: str) -> int | None:
    """Return the year of a title such as 2026年工作要点."""
    found = _TITLE_YEAR.search(unicodedata.normalize("NFKC", text))
    return int(found["year"]) if found else None


def _day(words: str) -> dt.date | None:
    return read_due(words).day
