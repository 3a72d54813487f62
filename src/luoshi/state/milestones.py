"""时间节点 on a day: when each is due, as adjustments and pauses left it, and when it was reached.

A 退回 may take milestones back; after a relapse only those count that an adjustment set again (design-2 8.2, 8.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.base import parse_date
from luoshi.model.decisions import Adjusted, Paused, Resumed, Revisited, Submitted, Verified
from luoshi.model.entries import Reached
from luoshi.model.vocabulary import RevisitResult
from luoshi.state.deadline import Pause, move_by_pause
from luoshi.state.first_deadline import counts_working_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.workday.calendar import WorkCalendar


class MilestoneState(NamedTuple):
    """A milestone on a day.

    ``due``: the limit in force; ``reached``: the day it was reached, None while it was not; ``counts``: whether it is
    part of the measure (after a relapse only those are that an adjustment set again).
    """

    id: str
    title: str
    due: dt.date
    weight: Decimal
    reached: dt.date | None
    counts: bool = True


_TURNING: frozenset[type] = frozenset({Adjusted, Paused, Revisited, Verified})


def judge_milestones(
    task: Task, entries: Sequence[Entry], day: dt.date, calendar: WorkCalendar
) -> tuple[MilestoneState, ...]:
    """Return the milestones after the entries that count, none of which is after ``day``."""
    if not task.milestones:
        return ()
    road = _Road(task, calendar)
    if _TURNING.isdisjoint(map(type, entries)):
        for entry in entries:
            if type(entry) is Reached:
                road.reached.setdefault(entry.milestone, entry.date)
    else:
        for entry in entries:
            road.take(entry)
        road.settle(day)
    return road.list_states()


class _Road:
    """The milestones as entry after entry leaves them. ``again``: None before any relapse, then those set again."""

    def __init__(self, task: Task, calendar: WorkCalendar) -> None:
        self._stones = task.milestones
        self._calendar = calendar
        self._working = counts_working_days(task)
        self.reached: dict[str, dt.date] = {}
        self._dues = {each.id: each.due for each in task.milestones}
        self._again: set[str] | None = None
        self._since: dt.date | None = None

    def list_states(self) -> tuple[MilestoneState, ...]:
        return tuple(
            MilestoneState(
                each.id,
                each.title,
                self._dues[each.id],
                each.weight,
                self.reached.get(each.id),
                self._again is None or each.id in self._again,
            )
            for each in self._stones
        )

    def take(self, entry: Entry) -> None:
        if type(entry) is Reached:
            self.reached.setdefault(entry.milestone, entry.date)
        elif type(entry) is Adjusted:
            self._adjust(entry)
        elif type(entry) is Paused:
            self._since = entry.date
        elif type(entry) is Resumed or type(entry) is Submitted:
            self.settle(entry.date)
        elif type(entry) is Verified:
            for name in entry.reopen:
                self.reached.pop(name, None)
        elif type(entry) is Revisited and entry.result is RevisitResult.RELAPSED:
            self.reached.clear()
            self._again = set()

    def _adjust(self, entry: Adjusted) -> None:
        name = entry.field.removeprefix("milestones.").removesuffix(".due")
        if entry.field == f"milestones.{name}.due" and name in self._dues:
            self._dues[name] = parse_date(entry.to)
            if self._again is not None:
                self._again.add(name)

    def settle(self, day: dt.date) -> None:
        """End the running pause, if any: what was not due when it began is due later by its days."""
        if self._since is not None:
            pause = Pause(self._since, day)
            for name, due in self._dues.items():
                if due > pause.start:
                    self._dues[name] = move_by_pause(self._calendar, due, pause, working=self._working)
        self._since = None
