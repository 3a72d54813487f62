"""What happened to a task beside its reports, flat enough for any table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import (
    Adjusted,
    Assessed,
    Closed,
    Escalated,
    Extended,
    Progress,
    Reached,
    Remarked,
    Revisited,
    Signed,
    Submitted,
    Verified,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.model.entries import Entry
    from luoshi.model.vocabulary import EventKind


class TaskEvent(NamedTuple):
    """An event of a task: ``who`` acted or was addressed, ``detail`` is what it says; both may be empty."""

    date: dt.date
    kind: EventKind
    who: str = ""
    detail: str = ""
    approver: str = ""
    ref: str = ""
    reason: str = ""


_ROUTINE = (Signed, Progress, Reached, Submitted)


def list_events(entries: Iterable[Entry]) -> tuple[TaskEvent, ...]:
    """Return the events other than 签收, 进展, 节点 and 报结, in order."""
    return tuple(_build_event(entry) for entry in entries if not isinstance(entry, _ROUTINE))


def _build_event(entry: Entry) -> TaskEvent:
    return TaskEvent(
        date=entry.date,
        kind=entry.event,
        who=getattr(entry, "to", None) or entry.by or "" if isinstance(entry, Escalated) else entry.by or "",
        detail=_say_detail(entry),
        approver=getattr(entry, "approver", None) or "",
        ref=getattr(entry, "ref", None) or "",
        reason=getattr(entry, "reason", None) or entry.note or "",
    )


def _say_detail(entry: Entry) -> str:
    """Say in a few words what the event carries; the field's own words, unchanged."""
    if isinstance(entry, Extended):
        return f"延至{entry.due.isoformat()}"
    if isinstance(entry, Adjusted):
        to = entry.to if isinstance(entry.to, str) else "、".join(entry.to)
        return f"{entry.field} 调整为 {to}"
    if isinstance(entry, Closed):
        return "；".join(part for part in (entry.grade, entry.effect) if part)
    if isinstance(entry, Verified):
        return "；".join(part for part in (entry.result, entry.requirement) if part)
    if isinstance(entry, Remarked):
        return f"{entry.leader}：{entry.text}"
    return str(entry.result) if isinstance(entry, Assessed | Revisited) else ""
