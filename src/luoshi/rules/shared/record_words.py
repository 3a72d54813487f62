"""Values of records in words, and what differs between two records: for whoever tells a change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.configuration import Requirement
from luoshi.model.evidence import EvidenceFile
from luoshi.model.record import Record, fields_of
from luoshi.model.support import SupportDuty
from luoshi.model.task import Task, Within
from luoshi.model.vocabulary import SeverityWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]

NOT_GIVEN = "（未填）"
NOTHING: tuple[object, ...] = (None, (), {}, "")
_NAMES = ("name", "code", "id", "kind", "unit")
"""By which of its fields an item of a list is known, the first that it has."""


class Difference(NamedTuple):
    """One value that differs: where it stands now, how it is called, what it was and is (None: not there)."""

    keys: Path
    title: str
    before: object
    after: object

    @property
    def words(self) -> str:
        """The difference as ``进度研判·滞后 5→60``; of an item of a list, that it came or went."""
        if isinstance(self.before, Record) and self.after is None:
            return f"{self.title} 删去{say_value(self.before)}"
        if isinstance(self.after, Record) and self.before is None:
            return f"{self.title} 增加{say_value(self.after)}"
        return f"{self.title} {say_value(self.before)}→{say_value(self.after)}"


def list_differences(old: Record, new: Record, keys: Path = (), title: str = "") -> Iterator[Difference]:
    """Yield what differs between two records of one class, down to the single value."""
    for name, info in fields_of(old).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            place, told = (*keys, info.key or name), f"{title}·{info.title or name}" if title else info.title or name
            yield from _compare(before, after, place, told)


def _compare(before: object, after: object, keys: Path, title: str) -> Iterator[Difference]:
    if isinstance(before, Record) and isinstance(after, Record) and type(before) is type(after):
        yield from list_differences(before, after, keys, title)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _compare_items(dict(before), dict(after), {name: name for name in after}, keys, title)
    elif _holds_records(before, after):
        old, new = _name_items(before), _name_items(after)
        yield from _compare_items(old, new, {name: index for index, name in enumerate(new)}, keys, title)
        if old == new:
            yield Difference(keys, f"{title}的先后", "、".join(old), "、".join(new))
    else:
        yield Difference(keys, title, before, after)


def _compare_items(
    old: Mapping[str, object], new: Mapping[str, object], places: Mapping[str, str | int], keys: Path, title: str
) -> Iterator[Difference]:
    """Yield what differs between named items; one that is gone stands where the list stands."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        place = (*keys, places[name]) if name in new else keys
        if before is None or after is None:
            told = title if isinstance(before or after, Record) and _find_name(before or after) else f"{title}“{name}”"
            yield Difference(place, told, before, after)
        elif before != after:
            yield from _compare(before, after, place, f"{title}“{name}”")


def _holds_records(*values: object) -> bool:
    items = [item for value in values if isinstance(value, tuple) for item in value]
    return all(isinstance(value, tuple) for value in values) and any(isinstance(item, Record) for item in items)


def _name_items(items: object) -> dict[str, object]:
    """Return the items by their names; of two of one name the later is told apart by a number."""
    found: dict[str, object] = {}
    for item in items if isinstance(items, tuple) else ():
        name = _find_name(item) or say_value(item)
        found[name if name not in found else f"{name}（第{len(found) + 1}项）"] = item
    return found


def _find_name(item: object) -> str:
    return next((str(getattr(item, name)) for name in _NAMES if getattr(item, name, None)), "")


def say_value(value: object) -> str:
    """Return a value in words; numbers without an exponent, nothing as （未填）."""
    if value in NOTHING:
        return NOT_GIVEN
    if isinstance(value, tuple | list):
        return "、".join(say_value(item) for item in value)
    if isinstance(value, Mapping):
        return "、".join(f"{name} {say_value(item)}" for name, item in value.items())
    return _say_record(value) if isinstance(value, Record) else _say_scalar(value)


_SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示", "off": "关闭"}


def _say_scalar(value: object) -> str:
    if isinstance(value, SeverityWord):
        return _SEVERITIES[value]
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _say_record(record: Record) -> str:
    if isinstance(record, EvidenceFile):
        return record.file + (f"（{record.sha256[:8]}）" if record.sha256 else "")
    if isinstance(record, SupportDuty):
        told = (record.part, f"{record.due.isoformat()}前" if record.due else "")
        return f"{record.unit}（{'，'.join(filter(None, told))}）" if any(told) else record.unit
    if isinstance(record, Requirement):
        return f"（{record.kind}须写{'、'.join(fields_of(Task)[name].title for name in record.fields)}）"
    if isinstance(record, Within):
        start = f"自{record.start.isoformat()}起" if record.start else ""
        return f"{start}{record.within}个{record.unit}"
    given = [(name, value) for name, value in record if value not in NOTHING]
    return (
        "（" + "，".join(f"{fields_of(record)[name].title or name} {say_value(value)}" for name, value in given) + "）"
    )
