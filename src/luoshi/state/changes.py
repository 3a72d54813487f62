"""What differs between two versions of a task, entry by entry and field by field: the ground of diff and history.

Entries are matched as they stand; of what is left, a removed and an added entry of one date and event are one changed
entry. Comments, order of keys and quoting are no difference: the records are compared, not the text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.record import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task


class HeadChange(Frozen):
    """A field of the head; ``before`` and ``after`` are None where the field was not given."""

    field: str
    before: object
    after: object


class EntryChange(Frozen):
    """An entry added (``before`` None), removed (``after`` None) or changed. Indexes are those of each file's log."""

    before: Entry | None
    after: Entry | None
    before_index: int | None
    after_index: int | None


class TaskChange(Frozen):
    """All differences of one task; ``before`` None for a new task, ``after`` None for a removed one."""

    before: Task | None
    after: Task | None
    head: tuple[HeadChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()

    @property
    def added(self) -> Iterator[EntryChange]:
        """The entries that are new."""
        return (each for each in self.entries if each.before is None)

    @property
    def lost(self) -> Iterator[EntryChange]:
        """The entries that were changed or removed: the log should only grow."""
        return (each for each in self.entries if each.before is not None)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.head or self.entries) or (self.before is None) != (self.after is None)


def compare(before: Task | None, after: Task | None) -> TaskChange:
    """Return what differs; a task that is new or gone has all its entries added or removed."""
    head = list_head_changes(before, after) if before and after else ()
    return TaskChange(before, after, head, list_entry_changes(before.log if before else (), after.log if after else ()))


def compare_merged(befores: Sequence[Task], after: Task | None) -> TaskChange:
    """Return what a merge did beyond its sides: new against all of them, or lost from any of them.

    ``before`` of the answer is the first side. Entries that one side had and the merge has too are no change.
    """
    if len(befores) < 2:  # noqa: PLR2004 -- one side is an ordinary change
        return compare(befores[0] if befores else None, after)
    changes = [compare(before, after) for before in befores]
    lost = {_pair_key(each): each for change in changes for each in change.lost}
    new = [each for each in changes[0].added if all(_has(change.added, each) for change in changes[1:])]
    fields = [{each.field for each in change.head} for change in changes]
    head = tuple(each for each in changes[0].head if all(each.field in names for names in fields))
    return TaskChange(befores[0], after, head, (*lost.values(), *new))


def find_dropped_changes(befores: Sequence[Task], after: Task) -> TaskChange:
    """Return what a merge did not take over from the sides it dropped: heads and entries that they had otherwise."""
    changes = [compare(before, after) for before in befores]
    lost = {_pair_key(each): each for change in changes for each in change.lost}
    return TaskChange(befores[0], after, changes[0].head, tuple(lost.values()))


def _pair_key(change: EntryChange) -> tuple[str, str]:
    return (build_key(change.before) if change.before else "", build_key(change.after) if change.after else "")


def _has(changes: Iterable[EntryChange], wanted: EntryChange) -> bool:
    return any(each.after_index == wanted.after_index for each in changes)


def list_head_changes(before: Task, after: Task) -> tuple[HeadChange, ...]:
    """Return the fields of the head that differ, in the order of the model."""
    names = (name for name in fields_of(before) if name != "log")
    return tuple(
        HeadChange(name, getattr(before, name), getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    )


def list_entry_changes(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[EntryChange, ...]:
    """Return changed and removed entries in the old order, then added ones in the new order."""
    start = _common(before, after)
    old, now = before[start:], after[start:]
    end = _common(old[::-1], now[::-1])
    old, now = old[: len(old) - end], now[: len(now) - end]
    gone = [(start + index, entry) for index, entry in _beyond(old, now)]
    new = [(start + index, entry) for index, entry in _beyond(now, old)]
    changes = [_paired(index, entry, new) for index, entry in gone]
    return (*changes, *(EntryChange(None, entry, None, index) for index, entry in new))


def _common(before: Sequence[Entry], after: Sequence[Entry]) -> int:
    """Return how many entries both begin with: what did not change is not looked at further."""
    for index, (old, new) in enumerate(zip(before, after, strict=False)):
        if old is not new and old != new:  # versions of a file share the entries that stayed
            return index
    return min(len(before), len(after))


def _beyond(ours: Sequence[Entry], theirs: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
    """Yield those of ours that theirs does not have, counting equal ones."""
    left = Counter(map(build_key, theirs))
    for index, entry in enumerate(ours):
        if left[build_key(entry)]:
            left[build_key(entry)] -= 1
        else:
            yield index, entry


def build_key(entry: Entry) -> str:
    """Return what makes an entry equal to another."""
    return repr(entry)


def _paired(index: int, entry: Entry, new: list[tuple[int, Entry]]) -> EntryChange:
    """Take from ``new`` the first entry of the same date and event, if any."""
    for place, (new_index, candidate) in enumerate(new):
        if (candidate.date, candidate.event) == (entry.date, entry.event):
            del new[place]
            return EntryChange(entry, candidate, index, new_index)
    return EntryChange(entry, None, index, None)
