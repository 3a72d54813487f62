"""Every text of a task, with the keys that lead to it; and all of it joined, for a first cheap look."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from luoshi.model.entries import Adjusted
from luoshi.model.evidence import file_name
from luoshi.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.task import Task

Keys = tuple[str | int, ...]
_HASH = "sha256"


def texts_of(record: Record) -> Iterator[tuple[Keys, str]]:
    """Yield (keys, text) of every text of the record, in the order of its fields; hashes are no text."""
    for name, value in record:
        if name != _HASH:
            yield from _below((name,), value)


def joined_text(task: Task) -> str:
    """Return the texts of the task, one a line. The last task's answer is kept: several rules ask in turn."""
    return _joined(_Same(task))


def _below(keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
    if type(value) is str:
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below((*keys, index), item)
    elif isinstance(value, Record):
        yield from (((*keys, *rest), text) for rest, text in texts_of(value))


class _Same:
    """A task compared by identity: comparing by content would cost more than the joining."""

    __slots__ = ("task",)

    def __init__(self, task: Task) -> None:
        self.task = task

    def __hash__(self) -> int:
        return id(self.task)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.task is self.task


@lru_cache(maxsize=1)
def _joined(same: _Same) -> str:
    """Join by sweeps over the fields, without a call per field: there are ten thousand tasks."""
    task = same.task
    parts = [*task.measures, *task.outputs, *task.support, *task.lists]
    records = (task, *task.log, *task.milestones, *task.indicators, *task.suppress)
    for record in (*records, task.source) if task.source else records:
        parts += [value for value in record.__dict__.values() if type(value) is str]
    for entry in task.log:
        if entry.evidence:
            parts += [file_name(item) for item in entry.evidence]
        if type(entry) is Adjusted and type(entry.to) is tuple:
            parts += entry.to
    return "\n".join(parts)
