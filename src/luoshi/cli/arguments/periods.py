"""The period that a command is about: one of the options of ``options``, and the day it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.errors import UsageError
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
    """Return the cut-off: the last day of the period, or today (``as_of`` where given) while it has not ended.

    Raises UsageError for a period that has not begun.
    """
    day = min(period.end, env.day_of(as_of))
    if day < period.start:
        raise UsageError(f"{period.title}在 {day.isoformat()} 还没有开始", "改写期次，或用 --as-of 指定该期内的一天")
    return day


def check_cut_off(period: Period, cut_off: dt.date, last: dt.date) -> dt.date:
    """Return the cut-off that was typed. Raises UsageError where it is not within the part that is over."""
    if period.start <= cut_off <= last:
        return cut_off
    message = f"--cut-off 的 {cut_off.isoformat()} 不在{period.title}已经过去的日子里"
    raise UsageError(message, f"写 {period.start.isoformat()} 至 {last.isoformat()} 之间的一天")


def check_dated(dated: dt.date | None, cut_off: dt.date) -> dt.date | None:
    """Return the date for the paper. Raises UsageError for one before the figures that stand on it."""
    if dated is None or dated >= cut_off:
        return dated
    message = f"成文日期 {dated.isoformat()} 早于数据截至日期 {cut_off.isoformat()}"
    raise UsageError(message, "--dated 写数据截至之后的一天；不写则为其后的第一个工作日")
