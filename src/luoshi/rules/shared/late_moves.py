"""Entries that move a limit which had passed before they were recorded, whatever day they are dated (design-2 9.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted, Extended, Paused, Revisited
from luoshi.model.evidence import EvidenceFile
from luoshi.model.vocabulary import Decision
from luoshi.state.location import Location
from luoshi.state.task_state import judge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.judging_context import JudgingContext

_MOVING = (Extended, Adjusted, Paused, Revisited)
_NOWHERE = Location("", "", "", "", 0)


def find_lapsed_limit(
    task: Task, entry: Entry, day: dt.date, judging: JudgingContext, known: Iterable[Entry]
) -> dt.date | None:
    """Return the limit that the entry, first recorded on ``day``, moves though it had passed; None when it moves none.

    An entry with the request attached, hash and all, moves what it says; so does one whose request was ``known`` in
    time. The limits are those of the task and of its milestones.
    """
    if not isinstance(entry, _MOVING) or any(isinstance(item, EvidenceFile) and item.sha256 for item in entry.evidence):
        return None
    others = list(task.log)
    others.remove(entry)
    before, after = (dict(_list_limits(each, day, judging)) for each in (task.but(log=tuple(others)), task))
    lapsed = [limit for name, limit in before.items() if limit < day and after.get(name) not in {None, limit}]
    asked = isinstance(entry, Extended) and any(_asks(each, min(lapsed, default=day)) for each in known)
    return None if asked else min(lapsed, default=None)


def _list_limits(task: Task, day: dt.date, judging: JudgingContext) -> Iterator[tuple[str, dt.date]]:
    state = judge(task, _NOWHERE, day, judging)
    if state.due is not None:
        yield "", state.due
    yield from ((stone.id, stone.due) for stone in state.milestones)


def _asks(entry: Entry, limit: dt.date) -> bool:
    """Whether the entry is a request for an extension that nobody had answered yet, made in time."""
    waiting = isinstance(entry, Extended) and entry.approver is None and entry.decision is not Decision.REFUSED
    return waiting and entry.date <= limit
