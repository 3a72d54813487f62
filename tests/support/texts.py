"""Small task files as text, and reading them both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from luoshi.model.record import Record
from luoshi.model.task import Task
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from luoshi.store.yaml.reader import Loaded

R = TypeVar("R", bound=Record)

HEAD = "id: ZD-1\ntitle: 甲\nkind: 重点任务\nassigned: 2026-01-05\n"


def read_both(text: str | bytes, model: type[R]) -> Loaded[R]:
    """Read the text both ways, which must agree."""
    data = text if isinstance(text, bytes) else text.encode()
    fast = load(model, data, "x.yaml")
    assert fast == load(model, data, "x.yaml", Reader.PURE)
    return fast


def task_of(text: str | bytes) -> Task:
    """Return the task that stands in the text."""
    loaded = read_both(text, Task)
    assert loaded.findings == ()
    assert loaded.record is not None
    return loaded.record


def complaints(text: str | bytes, model: type[Record] = Task) -> list[str]:
    """Return the findings of the text as ``line:column code message``."""
    loaded = read_both(text, model)
    assert loaded.record is None
    return [f"{each.line}:{each.column} {each.code} {each.message}" for each in loaded.findings]
