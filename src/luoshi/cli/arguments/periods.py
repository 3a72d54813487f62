"""The period that a command is about: one of the options of ``options``, and the day it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.errors import UsageError
from luoshi.service.reports.reporting import report_day
from luoshi.state.period import PeriodKind, parse_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from luoshi.state.period import Period

_HINT = "写 --week、--month、--quarter、--half、--year 中的一个，如 --month 2026-10"


def given_period(given: Mapping[str, str | None]) -> Period:
    """Return the one period that was given, by the names of the options. Raises UsageError for none or several."""
    period = optional_period(given)
    if period is None:
        raise UsageError("没有写明哪一期", _HINT)
    return period


def optional_period(given: Mapping[str, str | None]) -> Period | None:
    """Return the period that was given, None where none was. Raises UsageError for several."""
    chosen = [(kind, text) for kind, text in given.items() if text is not None]
    if len(chosen) > 1:
        raise UsageError("只能写一期", _HINT)
    return parse_period(PeriodKind(chosen[0][0]), chosen[0][1]) if chosen else None


def report_date(period: Period, as_of: str | None) -> dt.date:
    """Return the as-of day. Raises UsageError for a day before the period or a period that has not begun."""
    day = report_day(period.end, env.today(), env.day_of(as_of) if as_of else None)
    if day < period.start:
        raise UsageError(f"{period.title}在 {day.isoformat()} 还没有开始", "改写期次，或用 --as-of 指定该期内的一天")
    return day
