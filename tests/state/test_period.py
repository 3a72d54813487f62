"""Reporting periods: weeks, months, quarters, halves and years, whole days, both ends included."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.errors import UsageError
from luoshi.state.period import PeriodKind, find_month_end, find_period, parse_period

K = PeriodKind
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(
    ("kind", "text", "title", "start", "end", "number"),
    [
        (K.WEEK, "2026-W43", "2026年第43周", "2026-10-19", "2026-10-25", 43),
        (K.WEEK, "2026-W01", "2026年第1周", "2025-12-29", "2026-01-04", 1),
        (K.WEEK, "2026-W53", "2026年第53周", "2026-12-28", "2027-01-03", 53),
        (K.MONTH, "2026-02", "2026年2月", "2026-02-01", "2026-02-28", 2),
        (K.MONTH, "2028-02", "2028年2月", "2028-02-01", "2028-02-29", 2),
        (K.QUARTER, "2026-Q3", "2026年第三季度", "2026-07-01", "2026-09-30", 3),
        (K.HALF, "2026-H1", "2026年上半年", "2026-01-01", "2026-06-30", 1),
        (K.HALF, "2026-H2", "2026年下半年", "2026-07-01", "2026-12-31", 2),
        (K.YEAR, "2026", "2026年度", "2026-01-01", "2026-12-31", 1),
    ],
)
def test_what_the_user_types_is_one_period(
    kind: PeriodKind, text: str, title: str, start: str, end: str, number: int
) -> None:
    period = parse_period(kind, text)
    assert (period.kind, period.key, period.title, period.number) == (kind, text, title, number)
    assert (str(period.start), str(period.end), period.year) == (start, end, int(text[:4]))


@pytest.mark.parametrize(
    ("kind", "text", "message", "hint"),
    [
        (K.WEEK, "2025-W53", "“2025-W53”不是有效的周", "写成 2026-W43 的样子"),
        (K.WEEK, "2026-43", "“2026-43”不是有效的周", "写成 2026-W43 的样子"),
        (K.MONTH, "2026-13", "“2026-13”不是有效的月", "写成 2026-10 的样子"),
        (K.MONTH, "2026-1", "“2026-1”不是有效的月", "写成 2026-10 的样子"),
        (K.MONTH, "２０２６-10", "“２０２６-10”不是有效的月", "写成 2026-10 的样子"),
        (K.MONTH, "0000-10", "“0000-10”不是有效的月", "写成 2026-10 的样子"),
        (K.QUARTER, "2026-Q5", "“2026-Q5”不是有效的季度", "写成 2026-Q3 的样子"),
        (K.HALF, "2026-H3", "“2026-H3”不是有效的半年", "写成 2026-H1 的样子"),
        (K.YEAR, "26", "“26”不是有效的年", "写成 2026 的样子"),
    ],
)
def test_anything_else_is_refused_with_an_example(kind: PeriodKind, text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_period(kind, text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@given(st.sampled_from(K), DAYS)
def test_periods_follow_each_other_without_gap(kind: PeriodKind, day: dt.date) -> None:
    period = find_period(kind, day)
    assert period.start <= day <= period.end
    assert parse_period(kind, period.key) == period
    assert period.following().previous() == period
    assert period.following().start - period.end == dt.timedelta(days=1)
    assert find_period(kind, period.start) == find_period(kind, period.end) == period


def test_the_last_day_of_a_month() -> None:
    assert [find_month_end(2026, month).day for month in (2, 4, 12)] == [28, 30, 31]
