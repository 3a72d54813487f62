"""Due dates as a calendar file (RFC 5545) that phones and mail programs subscribe to or open.

One event per due date with one reminder; its UID stays when the date moves, and its SEQUENCE grows with everything that
changes the promise, so that a calendar which has the event already moves it. What was withdrawn leaves with
STATUS:CANCELLED, and calendars take it out. DTSTAMP is the as-of day: same ledger, same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

from luoshi.extras import import_extra
from luoshi.frozen import Frozen
from luoshi.model.vocabulary import EventKind
from luoshi.state.lifecycle import OPEN, OUTSIDE
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.state.task_state import TaskState

_MORNING = dt.timedelta(hours=9)
_DAY = dt.timedelta(days=1)
_K = EventKind
_CHANGING = frozenset(
    {
        *(_K.EXTENDED, _K.ADJUSTED, _K.PAUSED, _K.RESUMED, _K.REVISITED, _K.CORRECTED, _K.SUBMITTED, _K.VERIFIED),
        *(_K.CANCELLED, _K.DECLINED, _K.JOINED, _K.SPLIT),
    }
)
"""Events that may move a due date, or take it away."""


class CalendarHead(Frozen):
    """What all events share. ``remind_days``: how many days before a due date the reminder rings, at nine o'clock."""

    organisation: str
    as_of: dt.date
    remind_days: int
    version: str


class _Date(Frozen):
    """One due date of a task."""

    uid: str
    day: dt.date
    what: str


def write_calendar(states: Iterable[TaskState], head: CalendarHead) -> bytes:
    """Return the due dates of the open tasks and of their milestones not yet reached, in the order given."""
    icalendar = import_extra("icalendar", "写日历文件", "icalendar", "calendar")
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//luoshi//luoshi {head.version}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", visible(f"{head.organisation}督查事项时限"))
    for state in states:
        if state.lifecycle in OPEN | OUTSIDE:
            for date in _dates(state, head):
                calendar.add_component(_event(icalendar, state, date, head))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _dates(state: TaskState, head: CalendarHead) -> Iterator[_Date]:
    where = f"{_short(head.organisation)}.luoshi"
    if state.due is not None:
        yield _Date(f"{state.id}.due@{where}", state.due, "办结时限")
    for stone in state.counting_milestones:
        if stone.reached is None:
            yield _Date(f"{state.id}.{_short(stone.id)}@{where}", stone.due, f"节点“{stone.title}”")


def _count_changes(state: TaskState) -> int:
    """Return how often the promise was changed; it never falls, so that a later file wins over an earlier one."""
    return sum(event.kind in _CHANGING and not event.refused for event in state.events)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _event(icalendar: Any, state: TaskState, date: _Date, head: CalendarHead) -> Any:
    event = icalendar.Event()
    title = visible(f"{date.what}：{state.id} {state.title}（{state.lead}）")
    event.add("uid", date.uid)
    event.add("dtstamp", dt.datetime.combine(head.as_of, dt.time(), dt.UTC))
    event.add("sequence", _count_changes(state))
    if state.lifecycle in OUTSIDE:
        event.add("status", "CANCELLED")
    event.add("dtstart", date.day)
    event.add("dtend", date.day + _DAY)
    event.add("summary", title)
    event.add("description", visible(_about(state)))
    event.add("transp", "TRANSPARENT")
    if state.lifecycle not in OUTSIDE:
        event.add_component(_alarm(icalendar, title, head.remind_days))
    return event


def _alarm(icalendar: Any, title: str, days: int) -> Any:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _MORNING - days * _DAY)
    alarm.add("description", title)
    return alarm


def _about(state: TaskState) -> str:
    parts = (
        ("目标任务", state.objective),
        ("牵头单位", state.lead),
        ("配合单位", "、".join(state.support)),
        ("责任人", state.owner),
        ("时限原文", state.due_text),
    )
    return "\n".join(f"{name}：{text}" for name, text in parts if text)
