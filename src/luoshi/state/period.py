"""Reporting periods: week, month, quarter, half-year, year."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from luoshi.errors import UsageError


class PeriodKind(StrEnum):
    """Five kinds of report (周汇总、月通报、季评价、中期、年底)."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Period(NamedTuple):
    """A span of whole days, both ends included. ``key`` is what the user types, ``title`` what the bulletin prints."""

    kind: PeriodKind
    key: str
    title: str
    start: dt.date
    end: dt.date
    number: int
    """1 for the first week, month, quarter or half of its year; 1 for a year."""

    @property
    def year(self) -> int:
        """The year of the ledgers that the period covers."""
        return self.end.year if self.kind is not PeriodKind.WEEK else self.start.isocalendar().year

    def previous(self) -> Period:
        """Return the period of the same kind that ends the day before this one starts."""
        return find_period(self.kind, self.start - dt.timedelta(days=1))

    def following(self) -> Period:
        """Return the period of the same kind that starts the day after this one ends."""
        return find_period(self.kind, self.end + dt.timedelta(days=1))


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_SHAPES = {
    PeriodKind.WEEK: (r"(\d{4})-W(\d{2})", "2026-W43"),
    PeriodKind.MONTH: (r"(\d{4})-(\d{2})", "2026-10"),
    PeriodKind.QUARTER: (r"(\d{4})-Q([1-4])", "2026-Q3"),
    PeriodKind.HALF: (r"(\d{4})-H([12])", "2026-H1"),
    PeriodKind.YEAR: (r"(\d{4})()", "2026"),
}
_NAMES = {
    PeriodKind.WEEK: "周",
    PeriodKind.MONTH: "月",
    PeriodKind.QUARTER: "季度",
    PeriodKind.HALF: "半年",
    PeriodKind.YEAR: "年",
}


_DECEMBER = 12


def find_month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, 12, 31) if month == _DECEMBER else dt.date(year, month + 1, 1) - dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def find_period(kind: PeriodKind, day: dt.date) -> Period:
    """Return the period of ``kind`` in which ``day`` lies."""
    if kind is PeriodKind.WEEK:
        year, number, weekday = day.isocalendar()
        start = day - dt.timedelta(days=weekday - 1)
        return Period(
            kind, f"{year}-W{number:02d}", f"{year}年第{number}周", start, start + dt.timedelta(days=6), number
        )
    length = _MONTHS[kind]
    number = (day.month - 1) // length + 1
    end = find_month_end(day.year, number * length)
    key, title = _labels(kind, day.year, number)
    return Period(kind, key, title, dt.date(day.year, (number - 1) * length + 1, 1), end, number)


def parse_period(kind: PeriodKind, text: str) -> Period:
    """Return the period that the user typed, such as ``2026-10``; full-width digits are no digits here.

    Raises UsageError with an example when the text has another shape or names a month or week that does not exist.
    """
    shape, example = _SHAPES[kind]
    match = re.fullmatch(shape, text, re.ASCII)
    try:
        if match:
            return find_period(kind, _first_day(kind, int(match[1]), int(match[2] or 1)))
    except ValueError:
        pass
    message = f"“{text}”不是有效的{_NAMES[kind]}"
    raise UsageError(message, f"写成 {example} 的样子")


def _first_day(kind: PeriodKind, year: int, number: int) -> dt.date:
    if kind is PeriodKind.WEEK:
        return dt.date.fromisocalendar(year, number, 1)
    return dt.date(year, (number - 1) * _MONTHS[kind] + 1, 1)


def _labels(kind: PeriodKind, year: int, number: int) -> tuple[str, str]:
    if kind is PeriodKind.MONTH:
        return f"{year}-{number:02d}", f"{year}年{number}月"
    if kind is PeriodKind.QUARTER:
        return f"{year}-Q{number}", f"{year}年第{'一二三四'[number - 1]}季度"
    if kind is PeriodKind.HALF:
        return f"{year}-H{number}", f"{year}年{'上下'[number - 1]}半年"
    return f"{year}", f"{year}年度"
