"""Task versions before and after a change brought together: by path, by id, and by the matter where the id changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import TaskPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.model.task import Task


def pair_up(old: Mapping[str, Task], new: Mapping[str, Task]) -> tuple[TaskPair, ...]:
    """Return the pairs of tasks by path, in the order of where they are now, or were."""
    gone = {path: task for path, task in old.items() if path not in new}
    pairs = [TaskPair(path, old.get(path), task, path if path in old else "") for path, task in new.items()]
    pairs = [pair if pair.before else _moved(pair, gone) for pair in pairs]
    left = [TaskPair(path, task, None, path) for path, task in gone.items()]
    return tuple(sorted([*pairs, *left], key=lambda pair: pair.path))


def _moved(pair: TaskPair, gone: dict[str, Task]) -> TaskPair:
    """Return the pair with what it was elsewhere, taken out of ``gone``; as it is when it is new."""
    was = next(_candidates(pair.after, gone), None)
    return pair if was is None else TaskPair(pair.path, gone.pop(was), pair.after, was)


def _candidates(task: Task | None, gone: Mapping[str, Task]) -> Iterator[str]:
    """Yield the old paths of what may be the same task: under the same id, or renumbered."""
    if task is not None:
        yield from (path for path, old in gone.items() if old.id == task.id)
        yield from (path for path, old in gone.items() if _renumbered(old, task) and old.title == task.title)
        yield from (path for path, old in gone.items() if _renumbered(old, task) and old.log)


def _renumbered(old: Task, new: Task) -> bool:
    """Whether all that was known of the old task stands in the new one."""
    return old.assigned == new.assigned and _contains(new.log, old.log)


def _contains(log: Iterable[object], entries: Iterable[object]) -> bool:
    there = list(log)
    return all(entry in there for entry in entries)
