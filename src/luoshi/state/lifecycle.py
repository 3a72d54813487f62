"""办理状态: the life cycle as a fold of the log, and which events are legal in which state (design.md part 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import (
    Adjusted,
    Assessed,
    Corrected,
    Escalated,
    Extended,
    Progress,
    Reached,
    Remarked,
    Revisited,
    Verified,
)
from luoshi.model.vocabulary import EventKind, Lifecycle, RevisitResult, VerifyResult

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.model.entries import Entry

_K, _L = EventKind, Lifecycle

_ANY_TIME = frozenset(
    {
        _K.REMARKED,
        _K.REMINDED,
        _K.URGED,
        _K.SUPERVISED,
        _K.NOTIFIED,
        _K.INTERVIEWED,
        _K.ACCOUNTABLE,
        _K.PRAISED,
        _K.ASSESSED,
        _K.CORRECTED,
    }
)
_CHANGES = frozenset({_K.EXTENDED, _K.ADJUSTED, _K.CANCELLED})

LEGAL: dict[Lifecycle, frozenset[EventKind]] = {
    _L.NOT_SIGNED: _ANY_TIME | _CHANGES | {_K.SIGNED, _K.DECLINED},
    _L.IN_PROGRESS: _ANY_TIME | _CHANGES | {_K.PROGRESS, _K.REACHED, _K.PAUSED, _K.DECLINED, _K.SUBMITTED},
    _L.SUSPENDED: _ANY_TIME | _CHANGES | {_K.RESUMED, _K.PROGRESS},
    _L.SUBMITTED: _ANY_TIME | {_K.VERIFIED, _K.CANCELLED},
    _L.COMPLETED: _ANY_TIME | {_K.CLOSED, _K.CANCELLED},
    _L.CLOSED: _ANY_TIME | {_K.REVISITED},
    _L.DECLINED: _ANY_TIME,
    _L.CANCELLED: _ANY_TIME,
}
"""Events that a task may receive in each state."""

OPEN = frozenset({_L.NOT_SIGNED, _L.IN_PROGRESS, _L.SUSPENDED})
"""States in which work is still owed (待签收, 办理中, 已暂停)."""

FINISHED = frozenset({_L.SUBMITTED, _L.COMPLETED, _L.CLOSED})
"""States after a 报结 that stands."""

WITHDRAWN = frozenset({_L.DECLINED, _L.CANCELLED})
"""States that leave the ledger's total: 已退办, 已撤销."""

_SIMPLE = {
    _K.SIGNED: _L.IN_PROGRESS,
    _K.PAUSED: _L.SUSPENDED,
    _K.RESUMED: _L.IN_PROGRESS,
    _K.DECLINED: _L.DECLINED,
    _K.SUBMITTED: _L.SUBMITTED,
    _K.CLOSED: _L.CLOSED,
    _K.CANCELLED: _L.CANCELLED,
}

_BEGIN: frozenset[type] = frozenset({Progress, Reached})
"""Entries that show work under way, though nobody signed."""

_STILL: frozenset[type] = _BEGIN | {Extended, Adjusted, Remarked, Escalated, Assessed, Corrected}
"""Entries that leave every state but 待签收 as it is: most of a log is of these."""

# Looked up once: on Python 3.11 a member of an enumeration costs as much as ten other names.
_NOT_SIGNED, _IN_PROGRESS, _COMPLETED = _L.NOT_SIGNED, _L.IN_PROGRESS, _L.COMPLETED
_SUBMITTED, _CLOSED = _L.SUBMITTED, _L.CLOSED
_PASSED, _RELAPSED = VerifyResult.PASSED, RevisitResult.RELAPSED


def step(before: Lifecycle, entry: Entry) -> Lifecycle:
    """Return the state after ``entry``; an illegal event still moves as far as it means to (a rule reports it)."""
    if before in WITHDRAWN:
        return before
    if type(entry) is Verified:
        return _COMPLETED if entry.result is _PASSED else _IN_PROGRESS
    if type(entry) is Revisited:
        return _IN_PROGRESS if entry.result is _RELAPSED else before
    if before is _NOT_SIGNED and type(entry) in _BEGIN:
        return _IN_PROGRESS
    return _SIMPLE.get(entry.event, before)


def walk(entries: Iterable[Entry]) -> Iterator[tuple[int, Entry, Lifecycle, Lifecycle]]:
    """Yield (index, entry, state before, state after) along the log."""
    state = _NOT_SIGNED
    for index, entry in enumerate(entries):
        after = step(state, entry)
        yield index, entry, state, after
        state = after


Step = tuple["dt.date", Lifecycle, Lifecycle]
"""A change of state: its day, the state before and the state after."""


def list_steps(entries: Iterable[Entry]) -> list[Step]:
    """Return the changes of state along the entries, which must be in date order."""
    steps: list[Step] = []
    state = _NOT_SIGNED
    for entry in entries:
        if state is not _NOT_SIGNED and type(entry) in _STILL:
            continue
        after = step(state, entry)
        if after is not state:
            steps.append((entry.date, state, after))
            state = after
    return steps


class Life(NamedTuple):
    """Where a task stands and since when. Each date is None while the event has not happened or was undone.

    ``submitted``: date of the 报结 in force; ``finished``: 完成日期, that date once its 核查 passed.
    """

    lifecycle: Lifecycle
    since: dt.date | None = None
    submitted: dt.date | None = None
    finished: dt.date | None = None
    closed: dt.date | None = None
    reopened: dt.date | None = None


def fold_life(steps: Iterable[Step]) -> Life:
    """Return the life of a task after these changes of state, which must be in the order of their days."""
    since: dict[Lifecycle, dt.date] = {}
    state, changed, reopened = _NOT_SIGNED, None, None
    for day, before, after in steps:
        changed, state = day, after
        reopened = day if before is _CLOSED else reopened
        since = {} if after is _IN_PROGRESS else {**since, after: day}  # going back to work undoes what came later
    finished = state is _COMPLETED or state is _CLOSED
    submitted = since.get(_SUBMITTED) or (changed if finished else None)
    return Life(state, changed, submitted, submitted if finished else None, since.get(_CLOSED), reopened)
