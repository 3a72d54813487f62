"""Laws of the arithmetic, for any notices: the ruler must agree with walking day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from luoshi.workday.calendar import WorkCalendar, YearNotice

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = timedelta(days=1)


def _calendar(off: Iterable[date], worked: Iterable[date]) -> WorkCalendar:
    return WorkCalendar.of([YearNotice.of(2026, "通知", None, off, worked)])


DAYS = st.dates(date(2025, 11, 1), date(2026, 3, 31))
ANY_DAY = st.dates(date(1, 2, 1), date(9990, 1, 1))
CALENDARS = st.builds(_calendar, st.frozensets(DAYS, max_size=40), st.frozensets(DAYS, max_size=40))


def walk(calendar: WorkCalendar, start: date, end: date) -> list[date]:
    """List the working days after ``start`` up to and with ``end``, one by one."""
    days = (start + n * DAY for n in range(1, (end - start).days + 1))
    return [day for day in days if calendar.is_workday(day)]


@given(CALENDARS, DAYS, DAYS)
def test_counting_agrees_with_walking(calendar: WorkCalendar, start: date, end: date) -> None:
    assert calendar.workdays_between(start, end) == len(walk(calendar, start, end))


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_adding_agrees_with_walking(calendar: WorkCalendar, start: date, n: int) -> None:
    assert calendar.add_workdays(start, n) == walk(calendar, start, start + 300 * DAY)[n - 1]


@given(CALENDARS, ANY_DAY, st.integers(0, 2000))
def test_counting_undoes_adding(calendar: WorkCalendar, start: date, n: int) -> None:
    assert calendar.workdays_between(start, calendar.add_workdays(start, n)) == n


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_adding_ends_on_a_working_day(calendar: WorkCalendar, start: date, n: int) -> None:
    assert calendar.is_workday(calendar.add_workdays(start, n))


@given(CALENDARS, DAYS, st.integers(0, 60), st.integers(0, 60))
def test_adding_twice_is_adding_the_sum(calendar: WorkCalendar, start: date, m: int, n: int) -> None:
    assert calendar.add_workdays(calendar.add_workdays(start, m), n) == calendar.add_workdays(start, m + n)


@given(CALENDARS, DAYS, DAYS, st.integers(1, 60))
def test_adding_is_monotone_in_the_start(calendar: WorkCalendar, a: date, b: date, n: int) -> None:
    assert calendar.add_workdays(min(a, b), n) <= calendar.add_workdays(max(a, b), n)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_spans_add_up(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    parts = calendar.workdays_between(first, middle) + calendar.workdays_between(middle, last)
    assert calendar.workdays_between(first, last) == parts


@given(CALENDARS, ANY_DAY | DAYS)
def test_next_workday_is_the_nearest_and_stays(calendar: WorkCalendar, day: date) -> None:
    found = calendar.next_workday(day)
    assert calendar.is_workday(found)
    assert walk(calendar, day - DAY, found) == [found]
    assert calendar.next_workday(found) == found


@given(CALENDARS, ANY_DAY | DAYS)
def test_previous_workday_is_the_nearest_and_stays(calendar: WorkCalendar, day: date) -> None:
    found = calendar.previous_workday(day)
    assert calendar.is_workday(found)
    assert walk(calendar, found - DAY, day) == [found]
    assert calendar.previous_workday(found) == found
