"""Differences between two versions of a task, in the field's words: what stands in history and diff."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.decisions import Adjusted
from luoshi.model.record import Record, fields_of
from luoshi.model.task import Indicator, Milestone, Task, Within
from luoshi.rules.shared.record_words import NOTHING, say_value
from luoshi.state.adjustment_words import describe_adjustment, name_field
from luoshi.state.promise import find_promise

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.model.entries import Entry
    from luoshi.state.changes import EntryChange, HeadChange, TaskChange

_ADJUSTED = frozenset({"field", "to"})
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
        yield write_entry_line(entry, change.before, change.after)


def describe_registered(task: Task) -> str:
    """Return what was promised at the start."""
    due = f"，时限{say_value(task.due)}" if task.due is not None else ""
    lead = f"，{task.lead}牵头" if task.lead else ""
    return f"{task.title}{lead}，{task.assigned.isoformat()}交办{due}"


def write_entry_line(change: EntryChange, old: Task | None = None, new: Task | None = None) -> ChangeLine:
    """Return the line of an entry that came, went or is not what it was; ``old``, ``new``: the tasks it stood in."""
    before, after = change.before, change.after
    if before is not None and after is not None:
        return ChangeLine(ChangeKind.ALTERED, _altered(before, after, old, new), before.date)
    if before is not None:
        return ChangeLine(ChangeKind.LOST, describe_entry(before, old), before.date)
    assert after is not None  # noqa: S101 -- one side is always there
    return ChangeLine(ChangeKind.ADDED, describe_entry(after, new), after.date)


def describe_entry(entry: Entry, task: Task | None = None) -> str:
    """Return an entry as ``延期：新时限 2026-12-15，批准人 主任办公会``; what is not given is left out.

    With its ``task`` an adjustment tells what changed from what to what: ``调整：学位数目标由2400调整为2600``.
    """
    adjusted = [_describe_adjustment(entry, task)] if isinstance(entry, Adjusted) and task else []
    told = adjusted + [
        f"{_title(entry, name)} {say_value(value)}"
        for name, value in _fields(entry, task)
        if value not in NOTHING and not (adjusted and name in _ADJUSTED)
    ]
    return f"{entry.event}：{'，'.join(told)}" if told else str(entry.event)


def _describe_adjustment(entry: Adjusted, task: Task) -> str:
    """Say what the adjustment changed, by the promise as the entries before it had left it."""
    ordered = sorted(task.log, key=lambda each: each.date)
    earlier = ordered[: ordered.index(entry)] if entry in ordered else ordered
    return describe_adjustment(entry, find_promise(task, earlier))


def _altered(before: Entry, after: Entry, was: Task | None, now: Task | None) -> str:
    old, new = dict(_fields(before, was)), dict(_fields(after, now))
    told = [
        f"{_title(before, name)} {say_value(value)}→{say_value(new.get(name))}"
        for name, value in old.items()
        if value != new.get(name)
    ]
    return f"{before.event}：{'，'.join(told)}"


def _fields(entry: Entry, task: Task | None) -> Iterator[tuple[str, object]]:
    """Yield what an entry carries beside its date and event; a field of the head goes by its Chinese title."""
    for name in fields_of(entry):
        if name == "field" and isinstance(entry, Adjusted) and task:
            yield name, name_field(entry.field, find_promise(task, ()))
        elif name not in {"date", "event"}:
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
