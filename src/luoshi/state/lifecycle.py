"""办理状态: the life cycle as a fold of the log, and which events are legal in which state (design.md part 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luoshi.model.entries import Revisited, Verified
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


_BEGIN = frozenset({_K.PROGRESS, _K.REACHED})
"""Events that show work under way, though nobody signed."""


def step(before: Lifecycle, entry: Entry) -> Lifecycle:
    """Return the state after ``entry``; an illegal event still moves as far as it means to (a rule reports it)."""
    if before in WITHDRAWN:
        return before
    if type(entry) is Verified:
        return _L.COMPLETED if entry.result is VerifyResult.PASSED else _L.IN_PROGRESS
    if type(entry) is Revisited:
        return _L.IN_PROGRESS if entry.result is RevisitResult.RELAPSED else before
    if before is _L.NOT_SIGNED and entry.event in _BEGIN:
        return _L.IN_PROGRESS
    return _SIMPLE.get(entry.event, before)


def walk(entries: Iterable[Entry]) -> Iterator[tuple[int, Entry, Lifecycle, Lifecycle]]:
    """Yield (index, entry, state before, state after) along the log."""
    state = _L.NOT_SIGNED
    for index, entry in enumerate(entries):
        after = step(state, entry)
        yield index, entry, state, after
        state = after


@dataclass(frozen=True, slots=True)
class Life:
    """Where a task stands and since when. Each date is None while the event has not happened or was undone.

    ``submitted``: date of the 报结 in force; ``finished``: 完成日期, that date once its 核查 passed.
    """

    lifecycle: Lifecycle
    since: dt.date | None = None
    signed: dt.date | None = None
    submitted: dt.date | None = None
    finished: dt.date | None = None
    closed: dt.date | None = None
    reopened: dt.date | None = None


def life_of(entries: Iterable[Entry]) -> Life:
    """Fold the entries, which must be in date order, into the life of the task."""
    since: dict[Lifecycle, dt.date] = {}
    state = _L.NOT_SIGNED
    changed = reopened = None
    for _, entry, before, after in walk(entries):
        if after is not before:
            changed, state = entry.date, after
            reopened = entry.date if before is _L.CLOSED else reopened
            since = _since(since, after, entry.date)
    finished = state in {_L.COMPLETED, _L.CLOSED}
    submitted = since.get(_L.SUBMITTED) or (changed if finished else None)
    return Life(
        lifecycle=state,
        since=changed,
        signed=since.get(_L.IN_PROGRESS),
        submitted=submitted,
        finished=submitted if finished else None,
        closed=since.get(_L.CLOSED),
        reopened=reopened,
    )


def _since(since: dict[Lifecycle, dt.date], after: Lifecycle, day: dt.date) -> dict[Lifecycle, dt.date]:
    """Note when ``after`` began; going back to work undoes what came later but keeps the first signing."""
    if after is _L.IN_PROGRESS:
        return {_L.IN_PROGRESS: since.get(_L.IN_PROGRESS, day)}
    return {**since, after: day}


def lifecycle_on(entries: Iterable[Entry], day: dt.date) -> Lifecycle:
    """Return the state on ``day`` given entries in date order."""
    state = _L.NOT_SIGNED
    for entry in entries:
        if entry.date > day:
            break
        state = step(state, entry)
    return state
