"""Every text of a task, with the keys that lead to it; and all of it joined, for a first cheap look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted
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
    """Return the texts of the task, one a line, by sweeps over the fields without a call per field."""
    log, source = task.log, task.source
    records: list[Record] = [task, *log, *task.milestones, *task.indicators, *task.suppress]
    if source:
        records.append(source)
    parts = [value for record in records for value in record.__dict__.values() if type(value) is str]
    parts += task.measures
    parts += task.outputs
    for item in task.support:
        parts += [item] if isinstance(item, str) else [item.unit, *filter(None, [item.part])]
    parts += task.lists
    for entry in log:
        if entry.evidence:
            parts += [file_name(item) for item in entry.evidence]
        if type(entry) is Adjusted and type(entry.to) is tuple:
            parts += entry.to
    return "\n".join(parts)


def _below(keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
    if type(value) is str:
        yield keys, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below((*keys, index), item)
    elif isinstance(value, Record):
        yield from (((*keys, *rest), text) for rest, text in texts_of(value))
