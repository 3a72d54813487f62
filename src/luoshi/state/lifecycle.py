"""办理状态: the life cycle as a fold of the log, and which events are legal in which state (design.md part 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Adjusted, Corrected, Extended, Revisited, Verified
from luoshi.model.entries import Assessed, Escalated, Filed, Progress, Reached, Remarked, Replied
from luoshi.model.vocabulary import EventKind, Lifecycle, RevisitResult, VerifyResult

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

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
        _K.FILED,
        _K.REPLIED,
    }
)
_CHANGES = frozenset({_K.EXTENDED, _K.ADJUSTED, _K.CANCELLED, _K.JOINED, _K.SPLIT})

LEGAL: dict[Lifecycle, frozenset[EventKind]] = {
    _L.NOT_SIGNED: _ANY_TIME | _CHANGES | {_K.SIGNED, _K.DECLINED},
    _L.IN_PROGRESS: _ANY_TIME | _CHANGES | {_K.PROGRESS, _K.REACHED, _K.PAUSED, _K.DECLINED, _K.SUBMITTED},
    _L.SUSPENDED: _ANY_TIME | _CHANGES | {_K.RESUMED, _K.PROGRESS},
    _L.SUBMITTED: _ANY_TIME | {_K.VERIFIED, _K.CANCELLED},
    _L.COMPLETED: _ANY_TIME | {_K.CLOSED, _K.CANCELLED, _K.REVISITED},
    _L.CLOSED: _ANY_TIME | {_K.REVISITED},
    _L.DECLINED: _ANY_TIME,
    _L.CANCELLED: _ANY_TIME,
    _L.JOINED: _ANY_TIME,
    _L.SPLIT: _ANY_TIME,
}
"""Events that a task may receive in each state."""

OPEN = frozenset({_L.NOT_SIGNED, _L.IN_PROGRESS, _L.SUSPENDED})
"""States in which work is still owed (待签收, 办理中, 已暂停)."""

FINISHED = frozenset({_L.SUBMITTED, _L.COMPLETED, _L.CLOSED})
"""States after a 报结 that stands."""

WITHDRAWN = frozenset({_L.DECLINED, _L.CANCELLED})
"""已退办, 已撤销: what is not to be done any more, by a decision."""

REGROUPED = frozenset({_L.JOINED, _L.SPLIT})
"""已并案, 已拆分: what is done under other numbers."""

OUTSIDE = WITHDRAWN | REGROUPED
"""States that leave the ledger's total; nothing leads back from them."""

_MOVES: dict[EventKind, tuple[frozenset[Lifecycle], Lifecycle]] = {
    _K.SIGNED: (frozenset({_L.NOT_SIGNED}), _L.IN_PROGRESS),
    _K.PAUSED: (OPEN - {_L.SUSPENDED}, _L.SUSPENDED),
    _K.RESUMED: (frozenset({_L.SUSPENDED}), _L.IN_PROGRESS),
    _K.SUBMITTED: (OPEN, _L.SUBMITTED),
    _K.CLOSED: (frozenset({_L.COMPLETED}), _L.CLOSED),
    _K.DECLINED: (OPEN | FINISHED, _L.DECLINED),
    _K.CANCELLED: (OPEN | FINISHED, _L.CANCELLED),
    _K.JOINED: (OPEN | FINISHED, _L.JOINED),
    _K.SPLIT: (OPEN | FINISHED, _L.SPLIT),
}
"""The states that an event leads out of, and where to; from any other it has no effect."""

_BEGIN: frozenset[type] = frozenset({Progress, Reached})
"""Entries that show work under way, though nobody signed."""

_STILL: frozenset[type] = _BEGIN | {Extended, Adjusted, Remarked, Escalated, Assessed, Corrected, Filed, Replied}
"""Entries that leave every state but 待签收 as it is: most of a log is of these."""

# Looked up once: on Python 3.11 a member of an enumeration costs as much as ten other names.
_NOT_SIGNED, _IN_PROGRESS, _COMPLETED = _L.NOT_SIGNED, _L.IN_PROGRESS, _L.COMPLETED
_SUBMITTED, _CLOSED = _L.SUBMITTED, _L.CLOSED
_PASSED, _RELAPSED = VerifyResult.PASSED, RevisitResult.RELAPSED


def step(before: Lifecycle, entry: Entry) -> Lifecycle | None:
    """Return the state after ``entry``; None where it has no effect in the state before (a rule reports it)."""
    kind = type(entry)
    if before in OUTSIDE:
        return None
    if kind in _STILL:
        return _IN_PROGRESS if before is _NOT_SIGNED and kind in _BEGIN else before
    if type(entry) is Verified:
        return None if before is not _SUBMITTED else _COMPLETED if entry.result is _PASSED else _IN_PROGRESS
    if type(entry) is Revisited:
        return _revisit(before, entry)
    origins, after = _MOVES[entry.event]
    return after if before in origins else None


def _revisit(before: Lifecycle, entry: Revisited) -> Lifecycle | None:
    if entry.result is not _RELAPSED:
        return before
    return _IN_PROGRESS if before is _COMPLETED or before is _CLOSED else None


Step = tuple["dt.date", Lifecycle, Lifecycle]
"""A change of state: its day, the state before and the state after."""


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
