"""A ruler tells how many working days there are up to a day, and which day is the n-th, without stepping through days.

Days are proleptic ordinals as in ``date.toordinal``; ordinal 1 is a Monday. Plain weeks are counted by division, so
only the days that a notice turns (a weekday off, a weekend day worked) are stored, in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

SATURDAY = 5


def is_weekday(day: date) -> bool:
    """Tell whether ``day`` is Monday to Friday."""
    return day.weekday() < SATURDAY


class Ruler(Frozen):
    """Counts working days in a time that grows with the logarithm of the number of turned days.

    ``turns`` are the ordinals of the turned days, ascending. ``shifts`` is one item longer, and ``shifts[i]`` is what
    the first ``i`` turns add to the count of weekdays. ``counts`` are the working days up to and including each turn.
    """

    turns: tuple[int, ...]
    shifts: tuple[int, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, turned: Iterable[date]) -> Ruler:
        """Build the ruler from the days that are not what their weekday says; each may be given only once."""
        days = sorted(turned)
        turns = tuple(day.toordinal() for day in days)
        shifts = tuple(accumulate((-1 if is_weekday(day) else 1 for day in days), initial=0))
        counts = tuple(_count_weekdays(at) + shift for at, shift in zip(turns, shifts[1:], strict=True))
        return cls(turns, shifts, counts)

    def count(self, day: date) -> int:
        """Count the working days from ``date.min`` to ``day``, both included."""
        ordinal = day.toordinal()
        return _count_weekdays(ordinal) + self.shifts[bisect_right(self.turns, ordinal)]

    def nth(self, number: int) -> date:
        """Return the first day for which ``count`` returns ``number``.

        Raises ``OverflowError`` where that day lies outside ``date.min`` … ``date.max``.
        """
        index = bisect_left(self.counts, number)
        ordinal = _find_weekday(number - self.shifts[index])
        if index < len(self.turns):
            # The day is this turn or earlier; the formula passes it only when the turn itself is a worked weekend day.
            ordinal = min(ordinal, self.turns[index])
        return _build_date(ordinal)


def _count_weekdays(ordinal: int) -> int:
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _find_weekday(number: int) -> int:
    weeks, rest = divmod(number - 1, 5)
    return 7 * weeks + rest + 1


def _build_date(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        msg = f"day {ordinal} lies outside {date.min} … {date.max}"
        raise OverflowError(msg)
    return date.fromordinal(ordinal)
