"""A three-way merge of one task, on records: per field of the head, per entry of the log.

Entries that both sides added stand once, all others of either side stand; nothing is lost and nothing is doubled.
What only a person can decide is refused, with words for why.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.record import fields_of
from luoshi.model.vocabulary import EventKind
from luoshi.state.changes import build_key, list_head_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task

ENDS = frozenset({EventKind.CLOSED, EventKind.CANCELLED, EventKind.DECLINED})
"""After these nothing is done to a task without a look at it."""

TURNS = ENDS | {
    EventKind.SUBMITTED, EventKind.VERIFIED, EventKind.REVISITED, EventKind.EXTENDED, EventKind.ADJUSTED,
    EventKind.PAUSED, EventKind.RESUMED,
}  # fmt: skip
"""What moves a task on in its life, or moves its promise: two sides that do so did not know of each other."""


class ConflictError(Exception):
    """The two sides contradict each other; ``reasons`` in the clerk's words."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("；".join(self.reasons))


class Merged(Frozen):
    """What to do to ours: set the fields, take out and put in the entries. ``log``: all entries that result, uncounted.

    ``fields``: names of the head that theirs alone changed.
    """

    fields: tuple[str, ...]
    removed: tuple[Entry, ...]
    added: tuple[Entry, ...]
    log: Counter[str]


def merge_tasks(base: Task, ours: Task, theirs: Task) -> Merged:
    """Merge; raises ConflictError."""
    fields = tuple(_fields(base, ours, theirs))
    logs = _Logs(base, ours, theirs)
    logs.check()
    return Merged(fields, tuple(logs.gone(theirs)), tuple(logs.only_theirs()), logs.result())


def _fields(base: Task, ours: Task, theirs: Task) -> Iterator[str]:
    """Yield the fields that theirs alone changed."""
    mine = {each.field: each.after for each in list_head_changes(base, ours)}
    other = {each.field: each.after for each in list_head_changes(base, theirs)}
    both = [field for field in other if field in mine and mine[field] != other[field]]
    if both:
        titles = [fields_of(base)[field].title or field for field in both]
        raise ConflictError(f"两边都改了“{title}”，改得不一样" for title in titles)
    yield from (field for field in other if field not in mine)


class _Logs:
    """The three logs, counted."""

    def __init__(self, base: Task, ours: Task, theirs: Task) -> None:
        self._tasks = (base, ours, theirs)
        self._base, self._ours, self._theirs = (Counter(map(build_key, task.log)) for task in self._tasks)

    def result(self) -> Counter[str]:
        """Return the entries that the merge must have: kept by both, and added by either."""
        kept = self._base & self._ours & self._theirs
        return kept + ((self._ours - self._base) | (self._theirs - self._base))

    def gone(self, side: Task) -> Iterator[Entry]:
        """Yield the entries of the base that a side has no more."""
        yield from _beyond(self._tasks[0].log, Counter(map(build_key, side.log)))

    def only_theirs(self) -> Iterator[Entry]:
        """Yield what theirs added and ours did not."""
        yield from _beyond(self._tasks[2].log, self._base | self._ours)

    def only_ours(self) -> Iterator[Entry]:
        """Yield what ours added and theirs did not."""
        yield from _beyond(self._tasks[1].log, self._base | self._theirs)

    def check(self) -> None:
        """Raise ConflictError where the sides contradict each other."""
        reasons = list(dict.fromkeys(self._reasons()))
        if reasons:
            raise ConflictError(reasons)

    def _reasons(self) -> Iterator[str]:
        lost = (self._base - self._ours) & (self._base - self._theirs)
        if lost and self._ours != self._theirs:
            yield "两边都改动了同一条旧记录"
        mine, other = list(self.only_ours()), list(self.only_theirs())
        for entry in mine:
            if any(_same_occasion(entry, each) for each in other):
                yield f"两边各有一条 {entry.date.isoformat()} 的“{entry.event}”，内容不一样"
        for one, rest in ((mine, other), (other, mine)):
            ends = next((entry for entry in one if entry.event in ENDS), None)
            if ends and rest:
                yield f"一边“{ends.event}”，另一边还在记“{rest[0].event}”"
        turns = [next((entry for entry in side if entry.event in TURNS), None) for side in (mine, other)]
        if turns[0] and turns[1]:
            yield f"两边都走了下一步：一边“{turns[0].event}”，一边“{turns[1].event}”"


def _same_occasion(one: Entry, other: Entry) -> bool:
    return (one.date, one.event, one.by) == (other.date, other.event, other.by)


def _beyond(log: Iterable[Entry], known: Counter[str]) -> Iterator[Entry]:
    """Yield the entries of a log that are not among those known, counting equal ones."""
    left = Counter(known)
    for entry in log:
        if left[build_key(entry)]:
            left[build_key(entry)] -= 1
        else:
            yield entry
