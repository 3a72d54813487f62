"""进度研判: ahead, normal, lagging or overdue for the open; by the date of 报结 for the finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement, Lifecycle
from luoshi.state.lifecycle import FINISHED, OUTSIDE
from luoshi.state.owed import ReportState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from luoshi.model.configuration import JudgementSetting
    from luoshi.state.lifecycle import Life
    from luoshi.state.owed import OwedReport


_SUSPENDED = Lifecycle.SUSPENDED
_OVERDUE, _AHEAD, _NORMAL, _LAGGING = Judgement.OVERDUE, Judgement.AHEAD, Judgement.NORMAL, Judgement.LAGGING


def judge_progress(
    life: Life, due: dt.date | None, gap: Decimal | None, day: dt.date, setting: JudgementSetting
) -> Judgement | None:
    """Return the judgement on ``day``; None for what left the ledger. Due today is not late."""
    if life.lifecycle in OUTSIDE:
        return None
    if life.lifecycle in FINISHED:
        return _finished(life.submitted, due, setting)
    if life.lifecycle is _SUSPENDED:
        return Judgement.PAUSED
    if due is not None and day > due:
        return _OVERDUE
    return _by_gap(gap, setting)


def judge_standing(life: Life, owed: Sequence[OwedReport]) -> Judgement | None:
    """Judge a 长期 task by its periodic reports: the latest one owed is missing, so it lags."""
    if life.lifecycle in OUTSIDE:
        return None
    if life.lifecycle in FINISHED:
        return Judgement.FINISHED_ON_TIME
    if life.lifecycle is _SUSPENDED:
        return Judgement.PAUSED
    return _LAGGING if owed and owed[-1].state is ReportState.MISSING else _NORMAL


def _finished(submitted: dt.date | None, due: dt.date | None, setting: JudgementSetting) -> Judgement:
    if submitted is None or due is None:
        return Judgement.FINISHED_ON_TIME
    if submitted > due:
        return Judgement.FINISHED_LATE
    early = (due - submitted).days >= setting.early_days
    return Judgement.FINISHED_EARLY if early else Judgement.FINISHED_ON_TIME


def _by_gap(gap: Decimal | None, setting: JudgementSetting) -> Judgement:
    if gap is not None and gap >= setting.ahead and gap > 0:
        return _AHEAD
    if gap is not None and gap <= -setting.behind and gap < 0:
        return _LAGGING
    return _NORMAL
