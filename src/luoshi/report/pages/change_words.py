"""Differences between two versions of a task, in the field's words: what stands in history and diff."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.record import Record, fields_of
from luoshi.model.record_words import NOTHING, say_value
from luoshi.model.task import Indicator, Milestone, Task, Within

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.model.entries import Entry
    from luoshi.state.changes import EntryChange, HeadChange, TaskChange

_PARTS = Milestone | Indicator


class ChangeKind(StrEnum):
    """What kind of change a line tells of."""

    REGISTERED = "登记"
    REMOVED = "事项文件被删"
    RENUMBERED = "改编号"
    MOVED = "移动文件"
    ADDED = "新增记录"
    ALTERED = "记录被改"
    LOST = "记录被删"
    HEAD = "头部改动"
    LAYOUT = "只改格式"
    UNREADABLE = "读不懂"
    CUT = "历史到此为止"


class ChangeLine(Frozen):
    """One change in words; ``date``: of the entry it is about, None for what is no entry."""

    kind: ChangeKind
    text: str
    date: dt.date | None = None


def list_changes(change: TaskChange) -> Iterator[ChangeLine]:
    """Yield everything that differs: the task, its head, lost entries, new entries."""
    if change.before is None and change.after is not None:
        yield ChangeLine(ChangeKind.REGISTERED, describe_registered(change.after))
    if change.after is None and change.before is not None:
        yield ChangeLine(ChangeKind.REMOVED, change.before.title)
        return
    for head in change.head:
        yield from (ChangeLine(ChangeKind.HEAD, words) for words in describe_head_change(head))
    for entry in (*change.lost, *change.added):
        yield write_entry_line(entry)


def describe_registered(task: Task) -> str:
    """Return what was promised at the start."""
    due = f"，时限{say_value(task.due)}" if task.due is not None else ""
    lead = f"，{task.lead}牵头" if task.lead else ""
    return f"{task.title}{lead}，{task.assigned.isoformat()}交办{due}"


def write_entry_line(change: EntryChange) -> ChangeLine:
    """Return the line of an entry that came, went or is not what it was."""
    before, after = change.before, change.after
    if before is not None and after is not None:
        return ChangeLine(ChangeKind.ALTERED, _altered(before, after), before.date)
    if before is not None:
        return ChangeLine(ChangeKind.LOST, describe_entry(before), before.date)
    assert after is not None  # noqa: S101 -- one side is always there
    return ChangeLine(ChangeKind.ADDED, describe_entry(after), after.date)


def describe_entry(entry: Entry) -> str:
    """Return an entry as ``延期：新时限 2026-12-15，批准人 主任办公会``; what is not given is left out."""
    told = [f"{_title(entry, name)} {say_value(value)}" for name, value in _fields(entry) if value not in NOTHING]
    return f"{entry.event}：{'，'.join(told)}" if told else str(entry.event)


def _altered(before: Entry, after: Entry) -> str:
    old, new = dict(_fields(before)), dict(_fields(after))
    told = [
        f"{_title(before, name)} {say_value(value)}→{say_value(new.get(name))}"
        for name, value in old.items()
        if value != new.get(name)
    ]
    return f"{before.event}：{'，'.join(told)}"


def _fields(entry: Entry) -> Iterator[tuple[str, object]]:
    """Yield what an entry carries beside its date and event."""
    for name in fields_of(entry):
        if name not in {"date", "event"}:
            yield name, getattr(entry, name)


def _title(record: Record, name: str) -> str:
    return fields_of(record)[name].title or name


def describe_head_change(change: HeadChange) -> Iterator[str]:
    """Yield a changed field of the head as ``完成时限 2026-11-30→2026-12-15``; of a list, what came, went, differs."""
    title = fields_of(Task)[change.field].title or change.field
    old, new = change.before, change.after
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list_words(title, old, new)
    elif isinstance(old, Record) and isinstance(new, Record) and type(old) is type(new) and not isinstance(old, Within):
        yield from (f"{title}·{words}" for words in _record_words(old, new))
    else:
        yield f"{title} {say_value(old)}→{say_value(new)}"


def _list_words(title: str, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[str]:
    was = {_name(item): item for item in old}
    now = {_name(item): item for item in new}
    for name, item in was.items():
        if name not in now:
            yield f"{title} 删去{say_value(item)}"
        elif item != now[name] and isinstance(item, Record):
            yield from (f"{title}“{name}”{words}" for words in _record_words(item, now[name]))
    yield from (f"{title} 增加{say_value(item)}" for name, item in now.items() if name not in was)
    if was == now:
        yield f"{title} 调整了先后或重复的项"


def _name(item: object) -> str:
    """Return by what an item of a list is known: milestones and indicators by their id, all else by itself."""
    return item.id if isinstance(item, _PARTS) else say_value(item)


def _record_words(old: Record, new: object) -> Iterator[str]:
    for name in fields_of(old):
        before, after = getattr(old, name), getattr(new, name, None)
        if before != after:
            yield f"{_title(old, name)} {say_value(before)}→{say_value(after)}"
