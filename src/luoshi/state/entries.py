"""The log as the fold sees it: entries of a day count on that day, later ones are not seen."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.model.entries import BaseEntry, Entry
    from luoshi.model.task import Task

    E = TypeVar("E", bound=BaseEntry)

_date = attrgetter("date")


def entries_until(task: Task, day: dt.date) -> tuple[Entry, ...]:
    """Return the entries dated ``day`` or before, by date; those of one day keep the order of the file."""
    dates = [entry.date for entry in task.log]
    if not dates or (dates[-1] <= day and dates == sorted(dates)):
        return task.log
    return tuple(sorted((entry for entry in task.log if entry.date <= day), key=_date))


def of_kind(entries: Iterable[Entry], kind: type[E]) -> list[E]:
    """Return the entries of one class, in order."""
    return [entry for entry in entries if type(entry) is kind]


def last_of(entries: Sequence[Entry], kind: type[E]) -> E | None:
    """Return the last entry of one class; None when there is none."""
    for entry in reversed(entries):
        if type(entry) is kind:
            return entry
    return None
