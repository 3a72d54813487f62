"""序时进度: the share of the time that has passed, in percent."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from luoshi.model.vocabulary import ElapsedBy
from luoshi.state.period import find_month_end

HUNDRED = Decimal(100)
ZERO = Decimal(0)
_MONTHS = ElapsedBy.MONTHS


def compute_elapsed(start: dt.date, due: dt.date, day: dt.date, by: ElapsedBy) -> Decimal:
    """Return the percentage, 0–100, of the time from ``start`` to ``due`` that has passed on ``day``.

    By days: days passed ÷ days from start to due. By months: whole months passed since the January of the first
    year ÷ all months to the December of the last (in one year: months ÷ 12; 宣城, domain.md 2.5).
    """
    if day >= due:
        return HUNDRED
    if by is _MONTHS:
        return _share(_months_passed(start.year, day), 12 * (due.year - start.year + 1))
    return _share((day - start).days, (due - start).days)


def compute_worked(start: dt.date, due: dt.date, day: dt.date, by: ElapsedBy, stopped: int) -> Decimal:
    """Return the same where the clock stood still for ``stopped`` natural days: neither passed nor part of the term."""
    if day >= due or not stopped:
        return compute_elapsed(start, due, day, by)
    pause = dt.timedelta(days=stopped)
    return compute_elapsed(start, due - pause, day - pause, by)


def _months_passed(first_year: int, day: dt.date) -> int:
    whole = day.month if day == find_month_end(day.year, day.month) else day.month - 1
    return 12 * (day.year - first_year) + whole


@lru_cache(maxsize=16384)
def _share(part: int, whole: int) -> Decimal:
    if whole <= 0 or part <= 0:
        return ZERO
    return HUNDRED * part / whole if part < whole else HUNDRED
