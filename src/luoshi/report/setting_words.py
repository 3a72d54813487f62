"""What differs between two luoshi.yaml, in words: each setting by its Chinese title, with old and new value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.model.record import Record, fields_of, given

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING: tuple[object, ...] = (None, (), {}, "")
_NAMED_BY = ("name", "kind")
"""By which of its fields an item of a list is known; items without either are known by their place."""


def describe_settings(old: Record, new: Record, above: str = "") -> Iterator[str]:
    """Yield ``进度研判·滞后由5调整为60`` for every setting that differs."""
    for name, info in fields_of(old).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield from _describe(f"{above}{info.title or name}", before, after)


def _describe(title: str, before: object, after: object) -> Iterator[str]:
    if isinstance(before, Record) and type(before) is type(after) and isinstance(after, Record):
        yield from describe_settings(before, after, f"{title}·")
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _describe_items(title, before, after)
    elif _holds_records(before) or _holds_records(after):
        yield from _describe_items(title, _by_name(before), _by_name(after))
        if set(_by_name(before)) == set(_by_name(after)) and list(_by_name(before)) != list(_by_name(after)):
            yield f"{title}的先后由{'、'.join(_by_name(before))}调整为{'、'.join(_by_name(after))}"
    elif before in _NOTHING:
        yield f"{title}调整为{_say(after)}"
    else:
        yield f"{title}由{_say(before)}调整为{_say(after)}"


def _describe_items(title: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after:
            yield f"{title}删去“{name}”"
        elif name not in before:
            yield f"{title}增加“{name}”（{_say(after[name])}）"
        elif before[name] != after[name]:
            yield from _describe(f"{title}“{name}”", before[name], after[name])


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Record) for item in value)


def _by_name(value: object) -> dict[str, object]:
    items = value if isinstance(value, tuple) else ()
    return {_name(item, place): item for place, item in enumerate(items, 1)}


def _name(item: object, place: int) -> str:
    names = (str(getattr(item, field)) for field in _NAMED_BY if getattr(item, field, None))
    return next(names, f"第{place}项")


def _say(value: object) -> str:
    """Return a value in words; nothing as （未填）."""
    if value in _NOTHING:
        return "（未填）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple | list):
        return "、".join(map(_say, value))
    return _say_record(value) if isinstance(value, Record) else str(value)


def _say_record(record: Record) -> str:
    fields = fields_of(record)
    told = [(name, value) for name, value in record if name in given(record) and name not in {*_NAMED_BY, "basis"}]
    return "，".join(f"{fields[name].title or name}{_say(value)}" for name, value in told) or "无条件"
