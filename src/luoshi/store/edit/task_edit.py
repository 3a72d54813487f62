"""What may be changed in a task file by command: an entry more, a field of an entry, a key of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.store.edit.splice import confirm, insert_item, remove_key, set_value
from luoshi.store.edit.task_text import record_data

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.evidence import EvidenceFile
    from luoshi.model.task import Task


class Edited(Frozen):
    """A task file after an edit: its content, the task that stands in it, and the index of the entry concerned."""

    content: bytes
    task: Task
    index: int = -1


def add_entry(data: bytes, task: Task, entry: Entry, path: str) -> Edited:
    """Return the file with one entry more, after the last of its day or an earlier one: the log stays in date order."""
    index = find_index_for(task, entry.date)
    log = (*task.log[:index], entry, *task.log[index:])
    content = insert_item(data, ("log",), index, record_data(entry))
    return _confirmed(content, task.but(log=log), path, index)


def find_index_for(task: Task, day: dt.date) -> int:
    """Return the index that a new entry of this day gets."""
    return max((index + 1 for index, entry in enumerate(task.log) if entry.date <= day), default=0)


def change_entry(data: bytes, task: Task, index: int, changes: Mapping[str, Any], path: str) -> Edited:
    """Return the file with fields of one entry set; ``changes``: plain data by key. Raises WrongDataError."""
    old = task.log[index]
    new = validated(type(old), {**record_data(old), **changes})
    written = record_data(new)
    for key in changes:
        data = set_value(data, ("log", index, key), written[key])
    log = (*task.log[:index], new, *task.log[index + 1 :])
    return _confirmed(data, task.but(log=log), path, index)


def clear_fields(data: bytes, task: Task, index: int, names: Sequence[str], path: str) -> Edited:
    """Return the file with fields taken out of one entry. Raises KeyError for one not there, WrongDataError."""
    old = task.log[index]
    new = validated(type(old), {name: value for name, value in record_data(old).items() if name not in names})
    for name in names:
        data = remove_key(data, ("log", index, name))
    log = (*task.log[:index], new, *task.log[index + 1 :])
    return _confirmed(data, task.but(log=log), path, index)


def add_evidence(data: bytes, task: Task, index: int, items: Sequence[EvidenceFile], path: str) -> Edited:
    """Return the file with more evidence in one entry."""
    for item in items:
        place = len(task.log[index].evidence)
        data = insert_item(data, ("log", index, "evidence"), place, record_data(item))
        more = task.log[index].but(evidence=(*task.log[index].evidence, item))
        task = task.but(log=(*task.log[:index], more, *task.log[index + 1 :]))
    return _confirmed(data, task, path, index)


def set_field(data: bytes, task: Task, key: str, value: str, path: str) -> Edited:
    """Return the file with one text of its head set."""
    return _confirmed(set_value(data, (key,), value), task.but(**{key: value}), path)


def _confirmed(content: bytes, task: Task, path: str, index: int = -1) -> Edited:
    return Edited(confirm(content, task, path), task, index)
