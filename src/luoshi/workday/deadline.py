"""Limits and spans are counted in natural days (自然日) or in working days (工作日), as the rules prescribe.

The first day is never counted (自次日起算). A limit in natural days may end on a day off; it is not moved.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from luoshi.workday.calendar import WorkCalendar


def deadline(calendar: WorkCalendar, start: date, amount: int, *, working: bool) -> date:
    """Return the last day of a limit of ``amount`` days that runs from ``start``.

    Raises ``ValueError`` for a negative ``amount`` and ``OverflowError`` past ``date.max``.
    """
    if amount < 0:
        msg = f"a limit is not negative: {amount}"
        raise ValueError(msg)
    return calendar.add_workdays(start, amount) if working else start + timedelta(days=amount)


def span(calendar: WorkCalendar, start: date, end: date, *, working: bool) -> int:
    """Count the days after ``start`` up to and including ``end``; 0 when ``end`` is not after ``start``."""
    return calendar.workdays_between(start, end) if working else max(0, (end - start).days)
