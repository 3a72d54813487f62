"""The first promise as a date, and how its days are counted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.model.task import Within
from luoshi.model.vocabulary import DayUnit
from luoshi.workday.deadline import deadline

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.workday.calendar import WorkCalendar


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
