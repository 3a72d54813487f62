"""A task as the text of its file: keys in the order of the model, what is left to its default not written."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from luoshi.errors import UnwritableError
from luoshi.model.base import Plain
from luoshi.model.record import Record, fields_of
from luoshi.model.task import Task
from luoshi.store.yaml.reader import load
from luoshi.store.yaml.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

MODELINE = "# yaml-language-server: $schema=../../../schemas/task.schema.json\n"
"""Leads from ``ledgers/YEAR/LEDGER/`` to the schema, for editors."""

_BLOCK = frozenset({"source"})
_ENDS = (("date", "event", "by"), ("note", "evidence"))
"""Keys with which an entry begins and ends; those of its kind stand between."""


def task_file(task: Task) -> bytes:
    """Return the content of the task's file, read again and found to be the same task.

    Raises UnwritableError when it would not be: a text too long for a file of this project, above all.
    """
    content = task_text(record_data(task)).encode()
    loaded = load(Task, content, f"{task.id}.yaml")
    if loaded.record == task:
        return content
    found = "；".join(finding.message for finding in loaded.findings) or "写出来的文字读回后与原意不同"
    raise UnwritableError(f"{task.id} 不能写成文件：{found}", "没有写入任何文件；把过长的内容放进 evidence/ 再登记")


def task_text(data: Mapping[str, Any]) -> str:
    """Return the text of a task file from plain data, in the order of the model; the data need not be valid."""
    names = [field.key for field in fields_of(Task).values()]
    ordered = {name: data[name] for name in names if name in data}
    return MODELINE + yaml_text({**ordered, **data}, _BLOCK)


def record_data(record: Record) -> dict[str, Any]:
    """Return the record as plain data by the keys of the file, without what equals its default."""
    fields = fields_of(record)
    first, last = ([name for name in end if name in fields] for end in (_ENDS if "event" in fields else ((), ())))
    names = [*first, *(name for name in fields if name not in {*first, *last}), *last]
    given = [name for name in names if fields[name].required or getattr(record, name) != fields[name].default]
    return {fields[name].key: _plain(getattr(record, name)) for name in given}


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return record_data(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal) or type(value) is int:
        return Plain(f"{value:f}" if isinstance(value, Decimal) else str(value))
    return str(value) if isinstance(value, str) else value
