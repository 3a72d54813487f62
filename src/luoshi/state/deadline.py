"""现行时限: the first promise, and what moved it.

Only an extension requested on or before the due date then in force, and agreed by a named approver, moves it; a pause
adds the days it lasted. Practice: an application after the limit counts as overdue (domain.md 2.8); 津教委〔2018〕1号
一(二): goals and progress are changed by decision of the leaders.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import Extended, Paused, Resumed, Revisited
from luoshi.model.task import Within
from luoshi.model.vocabulary import DayUnit, Decision
from luoshi.workday.deadline import deadline, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.workday.calendar import WorkCalendar


class Outcome(StrEnum):
    """What became of an application for an extension."""

    GRANTED = "已批准"
    REFUSED = "未同意"
    UNAPPROVED = "未经批准"
    LATE = "到期后申请"
    POINTLESS = "未晚于现行时限"


class Extension(NamedTuple):
    """An application for an extension and its outcome; ``before`` is the due date then in force (None for 长期)."""

    date: dt.date
    requested: dt.date
    before: dt.date | None
    due: dt.date
    outcome: Outcome
    approver: str | None
    ref: str | None
    reason: str | None


class Deadline(NamedTuple):
    """The due date on a day. ``first`` and ``present`` are None for 长期 or where none is given.

    ``paused``: days the clock stood still so far, in the task's own unit; ``estimated``: years without a notice of
    holidays that the arithmetic touched (暂按周末推算).
    """

    first: dt.date | None
    present: dt.date | None
    extensions: tuple[Extension, ...] = ()
    paused: int = 0
    estimated: tuple[int, ...] = ()


def find_first_deadline(task: Task, calendar: WorkCalendar) -> dt.date | None:
    """Return the first promise as a date; None for 长期, for none, and past the end of the calendar."""
    due = task.due
    if not isinstance(due, Within):
        return due if isinstance(due, dt.date) else None
    try:
        return deadline(calendar, due.start or task.assigned, due.within, working=counts_working_days(task))
    except OverflowError:
        return None


def counts_working_days(task: Task) -> bool:
    """Whether the time limit of the task was given in working days."""
    return isinstance(task.due, Within) and task.due.unit is DayUnit.WORKING


_MOVING: frozenset[type] = frozenset({Extended, Paused, Resumed, Revisited})


def find_deadline(task: Task, entries: Sequence[Entry], day: dt.date, calendar: WorkCalendar) -> Deadline:
    """Fold the entries (in date order, none after ``day``) into the due date as it stands on ``day``."""
    first = find_first_deadline(task, calendar)
    if _MOVING.isdisjoint(map(type, entries)):
        return Deadline(first, first, (), 0, _estimated(task, first, calendar))
    clock = _Clock(first, calendar, working=counts_working_days(task))
    for entry in entries:
        clock.take(entry)
    estimated = _estimated(task, clock.present, calendar)
    return Deadline(first, clock.due_on(day), tuple(clock.extensions), clock.paused_on(day), estimated)


def _estimated(task: Task, present: dt.date | None, calendar: WorkCalendar) -> tuple[int, ...]:
    due = task.due
    if present is None or not isinstance(due, Within) or due.unit is not DayUnit.WORKING:
        return ()
    return calendar.unannounced(due.start or task.assigned, present)


class _Clock:
    """The running due date: extensions move it, pauses stop it."""

    def __init__(self, first: dt.date | None, calendar: WorkCalendar, *, working: bool) -> None:
        self.present = first
        self.calendar = calendar
        self.working = working
        self.extensions: list[Extension] = []
        self.paused = 0
        self.since: dt.date | None = None

    def take(self, entry: Entry) -> None:
        if type(entry) is Extended:
            self._extend(entry)
        elif type(entry) is Paused and self.since is None:
            self.since = entry.date
        elif type(entry) is Resumed and self.since is not None:
            self.present, self.paused = self.due_on(entry.date), self.paused_on(entry.date)
            self.since = None
        elif type(entry) is Revisited and entry.due is not None:
            self.present = entry.due

    def _standing_still(self, day: dt.date) -> int:
        """Days of the running pause; a pause that began after the due date gives nothing back."""
        if self.since is None or (self.present is not None and self.since > self.present):
            return 0
        return span(self.calendar, self.since, day, working=self.working)

    def paused_on(self, day: dt.date) -> int:
        return self.paused + self._standing_still(day)

    def due_on(self, day: dt.date) -> dt.date | None:
        days = self._standing_still(day)
        if self.present is None or not days:
            return self.present
        try:
            return deadline(self.calendar, self.present, days, working=self.working)
        except OverflowError:
            return dt.date.max

    def _extend(self, entry: Extended) -> None:
        before = self.due_on(entry.date)
        outcome = judge_extension(entry, before)
        requested = entry.requested or entry.date
        self.extensions.append(
            Extension(entry.date, requested, before, entry.due, outcome, entry.approver, entry.ref, entry.reason)
        )
        if outcome is Outcome.GRANTED:
            self.present = entry.due


def judge_extension(entry: Extended, before: dt.date | None) -> Outcome:
    """Return what becomes of an application when ``before`` is the due date in force."""
    if entry.decision is Decision.REFUSED:
        return Outcome.REFUSED
    if before is not None and (entry.requested or entry.date) > before:
        return Outcome.LATE
    if entry.approver is None:
        return Outcome.UNAPPROVED
    if before is not None and entry.due <= before:
        return Outcome.POINTLESS
    return Outcome.GRANTED
