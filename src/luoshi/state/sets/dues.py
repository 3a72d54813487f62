"""What waits to be done on a day, of all tasks: each task stands once for every thing that it waits for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.vocabulary import Decision, EventKind, Judgement, Lifecycle
from luoshi.state.lifecycle import OPEN
from luoshi.state.owed import ReportState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.state.events import TaskEvent
    from luoshi.state.task_state import TaskState


class WaitingKind(StrEnum):
    """What is to be done, the most pressing first."""

    OVERDUE = "已逾期"
    REPLY = "文书未回"
    EXTENSION = "延期待定"
    SIGN = "待签收"
    REPORT = "报告未到"
    SOON = "将到期"
    VERIFY = "待核查"
    CLOSE = "待销号"


class Due(NamedTuple):
    """One thing that waits: the task, the day that counts (None: none does), and a few words on it."""

    kind: WaitingKind
    state: TaskState
    day: dt.date | None
    detail: str


def list_dues(states: Iterable[TaskState], day: dt.date, soon: int) -> list[Due]:
    """Return what waits on ``day``, by kind and day; ``soon``: so many days ahead a limit is told."""
    order = {kind: rank for rank, kind in enumerate(WaitingKind)}
    found = [due for state in states for due in _list_of_task(state, day, soon)]
    return sorted(found, key=lambda due: (order[due.kind], due.day is None, due.day, due.state.location.path))


def _list_of_task(state: TaskState, day: dt.date, soon: int) -> Iterator[Due]:
    for paper in state.papers:
        if paper.reply_by is not None and paper.replied is None:
            late = (day - paper.reply_by).days
            yield Due(WaitingKind.REPLY, state, paper.reply_by, f"{paper.kind}{paper.ref}" + _say_late(late))
    if state.lifecycle is Lifecycle.SUBMITTED:
        yield Due(WaitingKind.VERIFY, state, state.submitted, "已报结")
    elif state.lifecycle is Lifecycle.COMPLETED:
        yield Due(WaitingKind.CLOSE, state, state.submitted, "核查通过")
    if state.lifecycle in OPEN:
        yield from _list_of_open(state, day, soon)


def _list_of_open(state: TaskState, day: dt.date, soon: int) -> Iterator[Due]:
    request = _find_request(state)
    if request is not None:
        yield Due(WaitingKind.EXTENSION, state, request.date, request.detail or "申请延期")
    if state.lifecycle is Lifecycle.NOT_SIGNED:
        yield Due(WaitingKind.SIGN, state, state.assigned, "交办")
    if state.judgement is Judgement.OVERDUE:
        yield Due(WaitingKind.OVERDUE, state, state.due, _say_late(state.days_late or 0).strip("，"))
    elif state.due is not None and 0 <= (state.due - day).days <= soon:
        left = (state.due - day).days
        yield Due(WaitingKind.SOON, state, state.due, f"还有{left}天" if left else "今天到期")
    missing = [owed for owed in state.owed if owed.state is ReportState.MISSING]
    if missing:
        yield Due(WaitingKind.REPORT, state, missing[-1].by, "、".join(owed.period for owed in missing[-3:]))


def _find_request(state: TaskState) -> TaskEvent | None:
    """Return the last event about an extension where it is a request that nobody has decided."""
    asked = [event for event in state.events if event.kind is EventKind.EXTENDED]
    last = asked[-1] if asked else None
    return last if last is not None and not last.approver and Decision.REFUSED not in last.detail else None


def _say_late(days: int) -> str:
    return f"，已过{days}天" if days > 0 else ""
