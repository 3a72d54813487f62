"""Time limits in the words of official documents, by a grammar of our own: understood whole, or not at all.

A general parser guesses (“9月15日前” became a day in May); a wrong date is worse than an unknown one. Words are read
after NFKC, each form matches the whole phrase, and what may mean two things says so (libraries.md 3.2; domain.md 2.9).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import DayUnit
from luoshi.state.period import find_month_end


class DueKind(StrEnum):
    """What kind of time limit the words are."""

    BY = "by"
    RECURRING = "recurring"
    RELATIVE = "relative"
    STANDING = "standing"
    AMBIGUOUS = "ambiguous"
    BAD = "bad"
    UNKNOWN = "unknown"


class DueReading(Frozen):
    """The words as they stand, and what they mean.

    ``day``: for BY, the last day; None when the year is not known. ``start``: where the words name one. ``within`` and
    ``unit``: for RELATIVE (unit None for months). ``rule``: the form that matched, empty for UNKNOWN.
    """

    words: str
    kind: DueKind
    rule: str = ""
    day: dt.date | None = None
    start: dt.date | None = None
    within: int | None = None
    unit: DayUnit | None = None


_YEAR_IN_CHINESE = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_AS_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2}
_SPELLED = re.compile(r"(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?(?P<ones>[一二三四五六七八九]?|(?<!十)两)")
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEAR = r"(?:至迟|最迟|截至|到|至|在|于)?(?:(?P<year>\d{4})年(?:度)?|(?P<this>今年|本年|当年))?"
_END = r"(?:之前|以前|前|内|之内)?(?:完成|办结|到位)?"
_OF_YEAR = _YEAR.removesuffix("?").replace("<year>", "<named>").replace("<this>", "<now>")
"""A year that must be there: “底前” alone is no end of a year."""

_M = rf"(?P<month>{_N})月(?:份)?"
_UNITS = r"(?P<unit>个?工作日|个?自然日|天|日|周|个月|年)"


def number(text: str) -> int:
    """Return a number written in digits or in Chinese up to 99. Raises ValueError for what is none (三一, 二二十)."""
    if text.isdigit():
        return int(text)
    spelled = _SPELLED.fullmatch(text)
    if not text or spelled is None:
        message = f"no number: {text}"
        raise ValueError(message)
    tens = _DIGITS.get(spelled["tens"], 1) if spelled["ten"] else 0
    return 10 * tens + _DIGITS.get(spelled["ones"], 0)


@lru_cache(maxsize=4096)
def read_due(words: str, year: int | None = None) -> DueReading:
    """Return the reading of a phrase; ``year``: that of the document, used where the words name none. Never raises."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    text = _YEAR_IN_CHINESE.sub(lambda found: found[0].translate(_AS_DIGITS), text)
    for rule, form, read in _FORMS:
        match = form.fullmatch(text)
        if match:
            return read(words, rule, match, year)
    return DueReading(words, DueKind.UNKNOWN)


Read = Callable[[str, str, "re.Match[str]", "int | None"], DueReading]


def _by(end: Callable[[re.Match[str], int], dt.date]) -> Read:
    """Make a reader of a last day; without any year the day stays unknown, a day that does not exist is bad."""

    def read(words: str, rule: str, match: re.Match[str], year: int | None) -> DueReading:
        named = match.groupdict().get("year") or match.groupdict().get("named")
        known = int(named) if named else year
        try:
            day = None if known is None else end(match, known)
            end(match, known or 2024)  # a leap year: 2月29日 may exist
        except ValueError:
            return DueReading(words, DueKind.BAD, rule)
        return DueReading(words, DueKind.BY, rule, day)

    return read


def _end_of(year: int, month: int) -> dt.date:
    """Return the last day of a month. Raises ValueError for what is none: the day before January is one, for 0月底."""
    return find_month_end(year, dt.date(year, month, 1).month)


def _range(words: str, rule: str, match: re.Match[str], year: int | None) -> DueReading:
    try:
        first, last = number(match["first"]), number(match["last"])
    except ValueError:
        return DueReading(words, DueKind.BAD, rule)
    reading = _by(lambda _found, known: _end_of(known, last))(words, rule, match, year)
    if reading.kind is not DueKind.BY or not 1 <= first <= last:
        return DueReading(words, DueKind.BAD, rule)
    start = reading.day and reading.day.replace(month=first, day=1)
    return DueReading(words, DueKind.BY, rule, reading.day, start)


def _only(kind: DueKind) -> Read:
    return lambda words, rule, _match, _year: DueReading(words, kind, rule)


def _relative(words: str, rule: str, match: re.Match[str], _year: int | None) -> DueReading:
    try:
        count, unit = number(match["count"]), match["unit"].removeprefix("个")
    except ValueError:
        return DueReading(words, DueKind.BAD, rule)
    if unit == "工作日":
        return DueReading(words, DueKind.RELATIVE, rule, within=count, unit=DayUnit.WORKING)
    days = {"自然日": count, "天": count, "日": count, "周": 7 * count}
    known = DayUnit.NATURAL if unit in days else None
    return DueReading(words, DueKind.RELATIVE, rule, within=days.get(unit, count), unit=known)


def _quarter(match: re.Match[str], year: int) -> dt.date:
    return find_month_end(year, 3 * number(match["quarter"]))


def _form(rule: str, pattern: str, read: Read) -> tuple[str, re.Pattern[str], Read]:
    return rule, re.compile(pattern), read


_FORMS = (
    _form(
        "年月日",
        rf"{_YEAR}{_M}(?P<day>{_N})[日号]{_END}",
        _by(lambda m, y: dt.date(y, number(m["month"]), number(m["day"]))),
    ),
    _form(
        "数字日期",
        r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})" + _END,
        _by(lambda m, y: dt.date(y, int(m["month"]), int(m["day"]))),
    ),
    _form("月底", rf"{_YEAR}{_M}(?:月?底|末|下旬){_END}", _by(lambda m, y: _end_of(y, number(m["month"])))),
    _form("年月", rf"{_YEAR}{_M}(?:内|完成|办结)?", _by(lambda m, y: _end_of(y, number(m["month"])))),
    _form("起止月", rf"{_YEAR}(?P<first>{_N})月?(?:-|~|—|–|至|到)(?P<last>{_N})月(?:份)?{_END}", _range),
    _form(
        "年底",
        rf"(?:{_YEAR}(?:年底|年末|年内|年度内|全年)|{_OF_YEAR}(?:底|末|内)){_END}",
        _by(lambda _m, y: dt.date(y, 12, 31)),
    ),
    _form("全年", r"(?P<year>\d{4})年(?:度)?" + r"(?:内)?(?:完成|办结)?", _by(lambda _m, y: dt.date(y, 12, 31))),
    _form("上半年", rf"{_YEAR}上半年(?:底|末)?{_END}", _by(lambda _m, y: dt.date(y, 6, 30))),
    _form("下半年", rf"{_YEAR}下半年(?:底|末)?{_END}", _by(lambda _m, y: dt.date(y, 12, 31))),
    _form("季度", rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?:内|完成|办结)?", _by(_quarter)),
    _form("季度末前", rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度(?:末|底)(?:前|以前|之前){_END}", _by(_quarter)),
    _form("到某年", r"(?:到|至)\d{4}年", _only(DueKind.AMBIGUOUS)),
    _form("月底前", r"(?:本月|当月|下月)?月?(?:底|末)(?:之前|以前|前)", _only(DueKind.AMBIGUOUS)),
    _form(
        "年内持续", rf"{_YEAR}(?:年内|内)(?:持续|长期|常态化)(?:推进|开展|实施|落实|坚持)*", _only(DueKind.AMBIGUOUS)
    ),
    _form("某月前", rf"{_YEAR}{_M}(?:之前|以前|前)(?:完成|办结)?", _only(DueKind.AMBIGUOUS)),
    _form("某季度前", rf"{_YEAR}第?[一二三四1-4]季度(?:之前|以前|前)", _only(DueKind.AMBIGUOUS)),
    _form("旬", rf"{_YEAR}{_M}[上中]旬{_END}", _only(DueKind.AMBIGUOUS)),
    _form(
        "周期",
        rf"(?:自?(?:\d{{4}}年)?(?:{_N}月)?(?:{_N}[日号])?起,?)?每(?:个)?(?:{_N}个?)?(?:年度?|半年|季度?|月|周|星期|学期|学年|日|天).*",
        _only(DueKind.RECURRING),
    ),
    _form(
        "相对",
        rf"(?:自?.{{0,12}}?(?:之日|当日|后|起))?(?:起)?(?P<count>{_N}){_UNITS}(?:之内|以内|内|前)(?:完成|办结)?",
        _relative,
    ),
    _form(
        "长期",
        r"(?:长期|持续|常态化?|常年|一贯)(?:坚持|推进|实施|开展|进行|落实|性工作|化推进)*",
        _only(DueKind.STANDING),
    ),
)
