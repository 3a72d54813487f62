"""The calendar's answers on chosen days, at its edges, and where notices meet."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from luoshi.workday.calendar import WorkCalendar, YearNotice

WEEKENDS = WorkCalendar.of()


def notice(year: int, *, off: tuple[date, ...] = (), worked: tuple[date, ...] = ()) -> YearNotice:
    """Build a notice with a made-up title."""
    return YearNotice.of(year, "通知", None, off, worked)


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the whole of 国庆节
        (date(2026, 10, 8), 2, date(2026, 10, 10)),  # a Saturday that is worked
        (date(2026, 10, 10), 1, date(2026, 10, 12)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 11, 9), 15, date(2026, 11, 30)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),  # over the border of two notices
        (date(2026, 10, 3), 0, date(2026, 10, 3)),  # a day off is not moved by nothing
        (date(2026, 10, 3), 1, date(2026, 10, 8)),
    ],
)
def test_add_workdays(bundled: WorkCalendar, start: date, n: int, expected: date) -> None:
    assert bundled.add_workdays(start, n) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 9, 30), date(2026, 10, 8), 1),
        (date(2026, 9, 30), date(2026, 10, 7), 0),
        (date(2026, 10, 8), date(2026, 10, 8), 0),
        (date(2026, 10, 9), date(2026, 10, 8), 0),
        (date(2025, 12, 31), date(2026, 12, 31), 248),  # 365 days less 117 off
    ],
)
def test_workdays_between(bundled: WorkCalendar, start: date, end: date, expected: int) -> None:
    assert bundled.workdays_between(start, end) == expected


def test_next_and_previous_stay_on_a_working_day(bundled: WorkCalendar) -> None:
    assert bundled.next_workday(date(2026, 10, 10)) == date(2026, 10, 10)
    assert bundled.previous_workday(date(2026, 10, 10)) == date(2026, 10, 10)


def test_next_and_previous_leave_a_holiday(bundled: WorkCalendar) -> None:
    assert bundled.next_workday(date(2026, 2, 15)) == date(2026, 2, 24)
    assert bundled.previous_workday(date(2026, 2, 23)) == date(2026, 2, 14)


def test_an_unannounced_year_is_answered_by_weekends_and_named(bundled: WorkCalendar) -> None:
    assert bundled.has_notice(2026)
    assert not bundled.has_notice(2027)
    assert bundled.is_workday(date(2027, 10, 1))
    assert bundled.add_workdays(date(2027, 9, 30), 2) == date(2027, 10, 4)
    assert bundled.unannounced(date(2026, 12, 1), date(2028, 1, 1)) == (2027, 2028)
    assert bundled.unannounced(date(2017, 12, 31), date(2018, 1, 1)) == (2017,)


def test_announced_or_reversed_spans_have_no_unannounced_year(bundled: WorkCalendar) -> None:
    assert bundled.unannounced(date(2018, 1, 1), date(2026, 12, 31)) == ()
    assert bundled.unannounced(date(2028, 1, 1), date(2027, 1, 1)) == ()


def test_a_negative_number_is_refused(bundled: WorkCalendar) -> None:
    with pytest.raises(ValueError, match="-1"):
        bundled.add_workdays(date(2026, 1, 5), -1)


def test_the_ends_of_time_are_answered(bundled: WorkCalendar) -> None:
    assert bundled.is_workday(date.min)
    assert bundled.is_workday(date.max)
    assert bundled.next_workday(date.max) == date.max
    assert bundled.previous_workday(date.min) == date.min
    assert bundled.add_workdays(date.max, 0) == date.max
    total = bundled.workdays_between(date.min, date.max)
    assert bundled.add_workdays(date.min, total) == date.max


def test_past_the_ends_of_time_is_an_overflow(bundled: WorkCalendar) -> None:
    with pytest.raises(OverflowError, match="9999-12-31"):
        bundled.add_workdays(date.max, 1)
    with pytest.raises(OverflowError):
        bundled.add_workdays(date(2026, 1, 5), 10**30)
    with pytest.raises(OverflowError):
        WorkCalendar.of([notice(9999, off=(date.max,))]).next_workday(date.max)
    with pytest.raises(OverflowError, match="0001-01-01"):
        WorkCalendar.of([notice(1, off=(date.min,))]).previous_workday(date.min)


def test_a_notice_may_move_a_day_of_the_year_before() -> None:
    new_years_eve = date(2018, 12, 31)
    assert WEEKENDS.is_workday(new_years_eve)
    assert not WorkCalendar.of([notice(2019, off=(new_years_eve,))]).is_workday(new_years_eve)


@pytest.mark.parametrize(("day", "usually"), [(date(2018, 12, 31), True), (date(2018, 12, 29), False)])
def test_the_later_year_wins_in_any_order(day: date, usually: bool) -> None:  # noqa: FBT001
    first, second = notice(2018, off=(day,)), notice(2019, worked=(day,))
    assert WorkCalendar.of([first, second]).is_workday(day)
    assert WorkCalendar.of([second, first]).is_workday(day)
    first, second = notice(2018, worked=(day,)), notice(2019, off=(day,))
    assert not WorkCalendar.of([first, second]).is_workday(day)
    assert not WorkCalendar.of([second, first]).is_workday(day)
    assert WEEKENDS.is_workday(day) is usually


@pytest.mark.parametrize("day", [date(2026, 10, 9), date(2026, 10, 10)])
def test_a_day_both_off_and_worked_is_off(day: date) -> None:
    assert not WorkCalendar.of([notice(2026, off=(day,), worked=(day,))]).is_workday(day)


def test_a_festival_on_a_weekend_changes_no_count() -> None:
    calendar = WorkCalendar.of([notice(2026, off=(date(2026, 4, 5),), worked=(date(2026, 4, 7),))])
    assert calendar.workdays_between(date(2026, 4, 1), date(2026, 4, 30)) == 21


def test_calendars_of_equal_notices_are_equal(notices: tuple[YearNotice, ...], bundled: WorkCalendar) -> None:
    again = WorkCalendar.of(reversed(notices))
    assert again == bundled
    assert hash(again) == hash(bundled)
    assert bundled != WEEKENDS
    assert pickle.loads(pickle.dumps(bundled)).add_workdays(date(2026, 9, 30), 1) == date(2026, 10, 8)  # noqa: S301
