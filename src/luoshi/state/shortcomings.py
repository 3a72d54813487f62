"""存在问题: the faults that a bulletin names, each a question to one state (漏报、迟报、退回、无原因、逾期未签收)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind, Judgement, Lifecycle, RevisitResult, VerifyResult
from luoshi.state.lifecycle import OPEN
from luoshi.state.owed import ReportState

if TYPE_CHECKING:
    from luoshi.state.duties.parts import PartState
    from luoshi.state.events import TaskEvent
    from luoshi.state.task_state import TaskState

BEHIND = frozenset({Judgement.LAGGING, Judgement.OVERDUE})


def has_missed_report(state: TaskState, since: dt.date) -> bool:
    """Whether a report owed from ``since`` on is missing (漏报)."""
    return find_debtor(state, ReportState.MISSING, since) is not None


def has_late_report(state: TaskState, since: dt.date) -> bool:
    """Whether a report owed from ``since`` on came late (迟报)."""
    return find_debtor(state, ReportState.LATE, since) is not None


def find_debtor(state: TaskState, kind: ReportState, since: dt.date) -> str | None:
    """Return the unit that had the lead on the day of the last report of this kind owed from ``since`` on.

    Empty where nobody had; None where no such report was owed.
    """
    return next((each.lead or "" for each in reversed(state.owed) if each.state is kind and each.by >= since), None)


def count_days_overdue(state: TaskState, unit: str) -> int:
    """Return the natural days past the limit for which this unit was in the lead; 0 when it is not late.

    After a change of lead each answers for its own days (design-2 8.9).
    """
    if not state.days_late or state.due is None:
        return 0
    end = state.submitted or state.as_of
    ends = (*(since for since, _ in state.leads[1:]), end + dt.timedelta(days=1))
    spans = zip(state.leads, ends, strict=True)
    first = state.due + dt.timedelta(days=1)
    return sum(max(0, (last - max(since, first)).days) for (since, lead), last in spans if (lead or "") == unit)


def has_asked_extension(state: TaskState, since: dt.date) -> bool:
    """Whether an extension was asked for from ``since`` on, whatever became of it."""
    return any(extension.date >= since for extension in state.extensions)


def was_returned(state: TaskState, since: dt.date) -> bool:
    """Whether a 核查 sent the task back from ``since`` on."""
    return any(_is_return(event) for event in list_events_since(state, since))


def has_relapsed(state: TaskState, since: dt.date) -> bool:
    """Whether a 回头看 found a relapse from ``since`` on."""
    events = list_events_since(state, since)
    return any(event.kind is EventKind.REVISITED and event.detail == RevisitResult.RELAPSED for event in events)


def lacks_cause(state: TaskState) -> bool:
    """Whether the task is behind and its last 进展, if any, does not say why."""
    return state.judgement in BEHIND and not (state.report and state.report.cause)


def is_sign_overdue(state: TaskState) -> bool:
    """Whether the task is unsigned past its signing limit."""
    unsigned = state.lifecycle is Lifecycle.NOT_SIGNED
    return unsigned and state.sign_by is not None and state.as_of > state.sign_by


def list_late_parts(state: TaskState) -> list[PartState]:
    """Return the parts of supporting units that are past their limit, while the task is open."""
    if state.lifecycle not in OPEN:
        return []
    return [part for part in state.parts if part.judgement is Judgement.OVERDUE]


def has_reply_owed(state: TaskState) -> bool:
    """Whether a paper of the ladder waits for its answer past its day."""
    return any(paper.is_owed(state.as_of) for paper in state.papers)


def list_events_since(state: TaskState, since: dt.date) -> list[TaskEvent]:
    """Return the events from ``since`` on that have an effect, in order."""
    return [event for event in state.events if event.date >= since and not event.refused]


def _is_return(event: TaskEvent) -> bool:
    return event.kind is EventKind.VERIFIED and event.detail.startswith(VerifyResult.RETURNED)
