"""The promise as it stands on a day: the head of the file, changed only by approved 调整 entries."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.base import Plain, parse_date, parse_number
from luoshi.model.decisions import Adjusted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from luoshi.model.entries import Entry
    from luoshi.model.task import Indicator, Milestone, Task

TEXT_FIELDS = ("title", "objective", "standard", "leader", "lead", "owner")
LIST_FIELDS = ("measures", "outputs", "support")
NESTED = {"milestones": "due", "indicators": "target"}
"""Of a milestone the due date may be adjusted, of an indicator the target."""


class Promise(NamedTuple):
    """Fields of the head as they stand; ``adjusted`` names those that an approved 调整 changed, in order."""

    title: str
    objective: str | None
    standard: str | None
    leader: str | None
    lead: str | None
    owner: str | None
    measures: tuple[str, ...]
    outputs: tuple[str, ...]
    support: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    indicators: tuple[Indicator, ...]
    adjusted: tuple[str, ...] = ()


_head = attrgetter(*("support_units" if name == "support" else name for name in Promise._fields[:-1]))


def find_promise(task: Task, entries: Sequence[Entry]) -> Promise:
    """Return the promise after the approved adjustments among ``entries``, which are in date order."""
    if Adjusted in map(type, entries):
        changes = {entry.field: entry.to for entry in entries if type(entry) is Adjusted and is_understood(task, entry)}
        if changes:
            return _changed(task, changes)
    return Promise(*_head(task))


def _changed(task: Task, changes: dict[str, str | tuple[str, ...]]) -> Promise:
    return Promise(
        title=_text(changes.get("title"), None) or task.title,
        objective=_text(changes.get("objective"), task.objective),
        standard=_text(changes.get("standard"), task.standard),
        leader=_text(changes.get("leader"), task.leader),
        lead=_text(changes.get("lead"), task.lead),
        owner=_text(changes.get("owner"), task.owner),
        measures=_texts(changes.get("measures"), task.measures),
        outputs=_texts(changes.get("outputs"), task.outputs),
        support=_texts(changes.get("support"), task.support_units),
        milestones=_milestones(task, changes),
        indicators=_indicators(task, changes),
        adjusted=tuple(changes),
    )


def is_understood(task: Task, entry: Adjusted) -> bool:
    """Whether the adjustment was approved, names a field that may be adjusted, and gives a value it can take."""
    if entry.approver is None:
        return False
    if entry.field in TEXT_FIELDS:
        return isinstance(entry.to, str)
    return entry.field in LIST_FIELDS or _nested_value(task, entry.field, entry.to) is not None


def _nested_value(task: Task, field: str, to: str | tuple[str, ...]) -> dt.date | Decimal | None:
    """Read ``milestones.竣工.due`` or ``indicators.竣工数.target``; None when the field or the value is not such."""
    part, _, rest = field.partition(".")
    name, _, last = rest.rpartition(".")
    items: Iterable[Milestone | Indicator] = task.milestones if part == "milestones" else task.indicators
    if NESTED.get(part) != last or not isinstance(to, str) or name not in {item.id for item in items}:
        return None
    try:
        return parse_date(to) if part == "milestones" else parse_number(Plain(to))
    except ValueError:
        return None


def _milestones(task: Task, changes: dict[str, str | tuple[str, ...]]) -> tuple[Milestone, ...]:
    return tuple(
        item.but(due=parse_date(changes[key])) if key in changes else item
        for item in task.milestones
        for key in [f"milestones.{item.id}.due"]
    )


def _indicators(task: Task, changes: dict[str, str | tuple[str, ...]]) -> tuple[Indicator, ...]:
    return tuple(
        item.but(target=parse_number(Plain(changes[key]))) if key in changes else item
        for item in task.indicators
        for key in [f"indicators.{item.id}.target"]
    )


def _text(change: str | tuple[str, ...] | None, head: str | None) -> str | None:
    return change if isinstance(change, str) else head


def _texts(change: str | tuple[str, ...] | None, head: tuple[str, ...]) -> tuple[str, ...]:
    if change is None:
        return head
    return (change,) if isinstance(change, str) else change
