"""配合任务 on a day: who took which part, whether it was signed and reported, and how it stands by its own limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Submitted
from luoshi.model.entries import Progress, Reached, Signed
from luoshi.model.vocabulary import Judgement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.support import SupportDuty


class PartState(NamedTuple):
    """The part of one supporting unit. Each day is None while it did not come.

    ``reported``: of its last report; ``done``: of its 报结; ``days_late``: past its own limit.
    """

    unit: str
    part: str
    due: dt.date | None
    signed: dt.date | None
    reported: dt.date | None
    done: dt.date | None
    judgement: Judgement
    days_late: int


def judge_parts(duties: Iterable[SupportDuty], entries: Sequence[Entry], day: dt.date) -> tuple[PartState, ...]:
    """Judge the parts; ``entries``: those up to the day that count, and those that a unit made of its part alone."""
    return tuple(_judge(duty, [each for each in entries if find_author(each) == duty.unit], day) for duty in duties)


def find_author(entry: Entry) -> str | None:
    """Return the unit whose entry it is: the one that the office records it for, else the one that made it."""
    return getattr(entry, "on_behalf", None) or entry.by


def _judge(duty: SupportDuty, own: Sequence[Entry], day: dt.date) -> PartState:
    signed = next((each.date for each in own if type(each) is Signed), None)
    reports = [each.date for each in own if type(each) is Progress or type(each) is Reached]
    done = next((each.date for each in reversed(own) if type(each) is Submitted), None)
    late = max(0, ((done or day) - duty.due).days) if duty.due else 0
    days = (signed, reports[-1] if reports else None, done)
    return PartState(duty.unit, duty.part or "", duty.due, *days, _name(duty, done, late), late)


def _name(duty: SupportDuty, done: dt.date | None, late: int) -> Judgement:
    if done is None:
        return Judgement.OVERDUE if late else Judgement.NORMAL
    if late:
        return Judgement.FINISHED_LATE
    early = duty.due is not None and done < duty.due
    return Judgement.FINISHED_EARLY if early else Judgement.FINISHED_ON_TIME
