"""现行时限: the first promise, and what moved it.

Only an extension requested on or before the due date then in force, and agreed by a named approver, moves it; a pause
adds the days it lasted. Practice: an application after the limit counts as overdue (domain.md 2.8); 津教委〔2018〕1号
一(二): goals and progress are changed by decision of the leaders.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Extended, Paused, Resumed, Revisited, Submitted
from luoshi.model.task import Within
from luoshi.model.vocabulary import DayUnit, Decision, RevisitResult
from luoshi.state.first_deadline import counts_working_days, find_first_deadline
from luoshi.workday.deadline import deadline, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.log_walk import Refusal, WalkedEntry
    from luoshi.workday.calendar import WorkCalendar


class Outcome(StrEnum):
    """What became of an application for an extension."""

    GRANTED = "已批准"
    REFUSED = "未同意"
    UNAPPROVED = "未经批准"
    LATE = "到期后申请"
    INCOMPETENT = "批准人无权批准"
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


class Pause(NamedTuple):
    """A pause that moved the limit; ``end``: the day of 恢复 or 报结, or the day looked at while it runs."""

    start: dt.date
    end: dt.date


class Deadline(NamedTuple):
    """The due date on a day. ``first`` and ``present`` are None for 长期 or where none is given.

    ``paused``: days the clock stood still so far, in the task's own unit; ``pauses``: those since the last relapse that
    moved the limit; ``estimated``: years without a notice of
    holidays that the arithmetic touched (暂按周末推算).
    """

    first: dt.date | None
    present: dt.date | None
    extensions: tuple[Extension, ...] = ()
    paused: int = 0
    estimated: tuple[int, ...] = ()
    pauses: tuple[Pause, ...] = ()


_MOVING: frozenset[type] = frozenset({Extended, Paused, Revisited})


def find_deadline(task: Task, walked: Sequence[WalkedEntry], day: dt.date, calendar: WorkCalendar) -> Deadline:
    """Fold the entries that count (none after ``day``) into the due date as it stands on ``day``."""
    first = find_first_deadline(task, calendar)
    if _MOVING.isdisjoint([type(each[1]) for each in walked]):
        return Deadline(first, first, (), 0, _estimated(task, first, calendar))
    clock = _Clock(first, calendar, working=counts_working_days(task))
    for each in walked:
        clock.take(each.entry, each.refusal)
    clock.settle(day)
    estimated = _estimated(task, clock.present, calendar)
    return Deadline(first, clock.present, tuple(clock.extensions), clock.paused, estimated, tuple(clock.pauses))


def _estimated(task: Task, present: dt.date | None, calendar: WorkCalendar) -> tuple[int, ...]:
    due = task.due
    if present is None or not isinstance(due, Within) or due.unit is not DayUnit.WORKING:
        return ()
    return calendar.unannounced(due.start or task.assigned, present)


def move_by_pause(calendar: WorkCalendar, due: dt.date, pause: Pause, *, working: bool) -> dt.date:
    """Return the limit after the days of a pause (``pause.start``, ``pause.end``]."""
    days = span(calendar, pause.start, pause.end, working=working)
    try:
        return deadline(calendar, due, days, working=working) if days else due
    except OverflowError:
        return dt.date.max


class _Clock:
    """The running due date: extensions move it, pauses stop it, a relapse sets it anew."""

    def __init__(self, first: dt.date | None, calendar: WorkCalendar, *, working: bool) -> None:
        self.present = first
        self.calendar = calendar
        self.working = working
        self.extensions: list[Extension] = []
        self.pauses: list[Pause] = []
        self.paused = 0
        self.since: dt.date | None = None

    def take(self, entry: Entry, refusal: Refusal | None) -> None:
        if type(entry) is Extended:
            self._extend(entry, refusal)
        elif type(entry) is Paused:
            self.since = entry.date
        elif type(entry) is Resumed or type(entry) is Submitted:
            self.settle(entry.date)
        elif type(entry) is Revisited and entry.result is RevisitResult.RELAPSED:
            self._start_anew(entry)

    def settle(self, day: dt.date) -> None:
        """End the running pause, if any, on the day; a pause that began after the due date moved nothing."""
        if self.since is not None and (self.present is None or self.since <= self.present):
            pause = Pause(self.since, day)
            self.present = self._due_on(day)
            self.paused += span(self.calendar, pause.start, pause.end, working=self.working)
            self.pauses.append(pause)
        self.since = None

    def _due_on(self, day: dt.date) -> dt.date | None:
        if self.present is None or self.since is None or self.since > self.present:
            return self.present
        return move_by_pause(self.calendar, self.present, Pause(self.since, day), working=self.working)

    def _start_anew(self, entry: Revisited) -> None:
        """Take the limit of the relapse; without one the old limit stands if it lies ahead, else this is day 1."""
        if entry.due is not None:
            self.present = entry.due
        elif self.present is not None and self.present < entry.date:
            self.present = entry.date - dt.timedelta(days=1)
        self.pauses.clear()

    def _extend(self, entry: Extended, refusal: Refusal | None) -> None:
        before = self._due_on(entry.date)
        outcome = judge_extension(entry, before, refusal)
        requested = entry.requested or entry.date
        self.extensions.append(
            Extension(entry.date, requested, before, entry.due, outcome, entry.approver, entry.ref, entry.reason)
        )
        if outcome is Outcome.GRANTED:
            self.present = entry.due


def judge_extension(entry: Extended, before: dt.date | None, refusal: Refusal | None) -> Outcome:
    """Return what becomes of an application when ``before`` is the due date in force."""
    if entry.decision is Decision.REFUSED:
        return Outcome.REFUSED
    if before is not None and (entry.requested or entry.date) > before:
        return Outcome.LATE
    if entry.approver is None:
        return Outcome.UNAPPROVED
    if refusal is not None:
        return Outcome.INCOMPETENT
    if before is not None and entry.due <= before:
        return Outcome.POINTLESS
    return Outcome.GRANTED
