"""An adjustment in the office's words: the Chinese title of what changed, with the old and the new value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.record import fields_of
from luoshi.model.task import Task

if TYPE_CHECKING:
    from luoshi.model.decisions import Adjusted
    from luoshi.state.promise import Promise


def describe_adjustment(entry: Adjusted, before: Promise) -> str:
    """Return ``学位数目标由2400调整为2600``; ``before`` is the promise that it changed."""
    title, old = _find_old(entry.field, before)
    new = _say_value(entry.to)
    return f"{title}由{old}调整为{new}" if old else f"{title}调整为{new}"


def name_field(field: str, promise: Promise) -> str:
    """Return the Chinese title of a field that may be adjusted; a field that is none is named as it is written."""
    return _find_old(field, promise)[0]


def _find_old(field: str, before: Promise) -> tuple[str, str]:
    """Return the title of the field and its value before; the value is empty where there was none."""
    part, _, rest = field.partition(".")
    name, _, last = rest.rpartition(".")
    if (part, last) == ("milestones", "due"):
        stone = next((each for each in before.milestones if each.id == name), None)
        return f"节点“{stone.title if stone else name}”时限", str(stone.due) if stone else ""
    if (part, last) == ("indicators", "target"):
        item = next((each for each in before.indicators if each.id == name), None)
        target = item.target if item else None
        return f"{(item and item.title) or name}目标", "" if target is None else f"{target:f}"
    known = fields_of(Task).get(field)
    return (known.title, _say_value(getattr(before, field, None))) if known else (field, "")


def _say_value(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
