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


WORK_POINTS = """2026年工作要点
一、学前教育
（一）新增学位。2026年12月底前新增2万个。（学前教育处牵头，财务处配合）
（二）规范收费。3月底前印发办法，9月底前检查。（学前教育处、监察科负责）
（三）在30个工作日内公布名单。（学前教育处负责，长期坚持）
"""
