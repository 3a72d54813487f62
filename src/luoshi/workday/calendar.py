"""The calendar tells which days are worked: weekdays, as changed by the yearly notices (节假日安排的通知).

For a year without a notice the answer comes from weekends alone. ``WorkCalendar.unannounced`` names these years, so
that whatever was computed that way is marked 暂按周末推算 when it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.lazy import lazy
from luoshi.workday.ruler import Ruler, is_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class YearNotice(Frozen):
    """The holidays of one year as announced.

    ``holidays`` are the days off, and since the festivals are among them, some lie on a weekend. ``workdays`` are the
    weekend days that are worked. ``number`` is the 文号; None where it is not known.
    """

    year: int
    notice: str
    number: str | None
    holidays: frozenset[date]
    workdays: frozenset[date]

    @classmethod
    def of(
        cls, year: int, notice: str, number: str | None, holidays: Iterable[date], workdays: Iterable[date]
    ) -> YearNotice:
        """Build a notice from days in any kind of collection."""
        return cls(year, notice, number, frozenset(holidays), frozenset(workdays))


class WorkCalendar(Frozen):
    """The working days of all years. Build it with ``WorkCalendar.of``; calendars with equal notices are equal."""

    notices: tuple[YearNotice, ...]

    @lazy
    def _years(self) -> frozenset[int]:
        """The years that have a notice."""
        return frozenset(notice.year for notice in self.notices)

    @lazy
    def _turned(self) -> frozenset[date]:
        """The days that are not what their weekday says."""
        return _find_turned_days(self.notices)

    @lazy
    def _ruler(self) -> Ruler:
        """The ruler that counts the working days."""
        return Ruler.of(self._turned)

    @lazy
    def _answers(self) -> dict[tuple[date, int], date]:
        """The answers of ``add_workdays`` so far: thousands of tasks share a few days of assignment and one limit."""
        return {}

    @classmethod
    def of(cls, notices: Iterable[YearNotice] = ()) -> WorkCalendar:
        """Build the calendar from ``notices`` in any order of years.

        A day may lie outside the year of its notice (the notice for 2019 moved 2018-12-31). Where two notices mention
        the same day, that of the later year wins; within one year, the one given later. A day that one notice lists
        both as off and as worked is off.
        """
        return cls(tuple(sorted(notices, key=lambda notice: notice.year)))

    def has_notice(self, year: int) -> bool:
        """Tell whether the holidays of ``year`` have been announced to this calendar."""
        return year in self._years

    def is_workday(self, day: date) -> bool:
        """Tell whether ``day`` is worked; by weekends alone in a year without notice."""
        return is_weekday(day) != (day in self._turned)

    def add_workdays(self, start: date, n: int) -> date:
        """Return the ``n``-th working day after ``start``, which is not counted itself; for 0 return ``start``.

        Raises ``ValueError`` for a negative ``n`` and ``OverflowError`` past ``date.max``.
        """
        if n < 0:
            msg = f"a number of working days is not negative: {n}"
            raise ValueError(msg)
        known = self._answers.get((start, n))
        if known is None:
            known = self._answers[start, n] = self._ruler.nth(self._ruler.count(start) + n) if n else start
        return known

    def workdays_between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``; 0 when ``end`` is not after ``start``."""
        return self._ruler.count(end) - self._ruler.count(start) if end > start else 0

    def next_workday(self, day: date) -> date:
        """Return ``day`` if it is worked, else the first working day after it.

        Raises ``OverflowError`` when there is none up to ``date.max``.
        """
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def previous_workday(self, day: date) -> date:
        """Return ``day`` if it is worked, else the last working day before it.

        Raises ``OverflowError`` when there is none from ``date.min``.
        """
        return self._ruler.nth(self._ruler.count(day))

    def unannounced(self, start: date, end: date) -> tuple[int, ...]:
        """Return the years from ``start`` to ``end``, both included, that have no notice; ascending.

        Answers that touch these years are 暂按周末推算. The result is empty when ``end`` is before ``start``.
        """
        return tuple(year for year in range(start.year, end.year + 1) if year not in self._years)


def _find_turned_days(notices: Iterable[YearNotice]) -> frozenset[date]:
    """Return the weekdays that are off and the weekend days that are worked; later notices win."""
    off: set[date] = set()
    worked: set[date] = set()
    for notice in notices:
        off = (off - notice.workdays) | notice.holidays
        worked = (worked | notice.workdays) - notice.holidays
    return frozenset({day for day in off if is_weekday(day)} | {day for day in worked if not is_weekday(day)})
