"""Limits and spans in natural and in working days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from luoshi.workday.deadline import deadline, span

if TYPE_CHECKING:
    from luoshi.workday.calendar import WorkCalendar


@pytest.mark.parametrize(
    ("start", "amount", "working", "expected"),
    [
        (date(2026, 9, 28), 5, True, date(2026, 10, 10)),
        (date(2026, 9, 28), 5, False, date(2026, 10, 3)),  # a natural day may be a day off
        (date(2026, 10, 3), 0, True, date(2026, 10, 3)),
        (date(2026, 10, 3), 0, False, date(2026, 10, 3)),
        (date(2024, 2, 28), 2, False, date(2024, 3, 1)),
    ],
)
def test_deadline(bundled: WorkCalendar, start: date, amount: int, working: bool, expected: date) -> None:  # noqa: FBT001
    assert deadline(bundled, start, amount, working=working) == expected


@pytest.mark.parametrize(
    ("start", "end", "working", "expected"),
    [
        (date(2026, 9, 30), date(2026, 10, 10), True, 3),
        (date(2026, 9, 30), date(2026, 10, 10), False, 10),
        (date(2026, 9, 30), date(2026, 9, 30), False, 0),
        (date(2026, 10, 10), date(2026, 9, 30), True, 0),
        (date(2026, 10, 10), date(2026, 9, 30), False, 0),
    ],
)
def test_span(bundled: WorkCalendar, start: date, end: date, working: bool, expected: int) -> None:  # noqa: FBT001
    assert span(bundled, start, end, working=working) == expected


@pytest.mark.parametrize("working", [True, False])
def test_a_negative_limit_is_refused(bundled: WorkCalendar, working: bool) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match="-3"):
        deadline(bundled, date(2026, 1, 5), -3, working=working)


@pytest.mark.parametrize("working", [True, False])
@pytest.mark.parametrize("amount", [10**7, 10**30])
def test_a_limit_past_the_end_of_time_is_an_overflow(bundled: WorkCalendar, amount: int, working: bool) -> None:  # noqa: FBT001
    with pytest.raises(OverflowError):
        deadline(bundled, date(2026, 1, 5), amount, working=working)
