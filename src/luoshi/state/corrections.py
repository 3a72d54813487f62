"""更正: each correction speaks of one entry, which is read in its own place from the day of the correction on.

Days before the correction are as they were known. What a correction cannot be held against has no effect.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from luoshi.model.decisions import Corrected
from luoshi.model.entries import Reached
from luoshi.model.evidence import EvidenceFile
from luoshi.state.authority import Performers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.authority import Authority, Incompetence

Dated = tuple[int, "Entry"]
"""An entry with its index in the file."""


class CorrectionFault(StrEnum):
    """Why a correction has no effect."""

    EMPTY = "没有写更正什么"
    LATER = "更正的是以后的记录"
    ABSENT = "当天没有这样的记录"
    SEVERAL = "当天有几条这样的记录，没有写是第几条（entry）"
    BEYOND = "当天没有这么多条这样的记录"
    WITHDRAWN = "那一条已经作废"
    UNPROVED = "日期移过时限，没有附带摘要的佐证材料"


class AppliedCorrection(NamedTuple):
    """A correction and what became of it: the index of the entry it speaks of (None: none), or why it has no effect."""

    place: int
    entry: Corrected
    target: int | None
    fault: CorrectionFault | Incompetence | None


class CorrectedLog(NamedTuple):
    """The log as it is known on a day: entries by date, without the corrections, and what became of these."""

    entries: Sequence[Dated]
    corrections: tuple[AppliedCorrection, ...] = ()


class LimitsOf(Protocol):
    """Tells the limits that an entry was ever held against."""

    def __call__(self, entry: Entry) -> Iterable[dt.date]:
        """Return the limits of the entry's milestone, or of its task."""
        ...


class _Ground(NamedTuple):
    """What corrections are judged on."""

    task: Task
    seen: Sequence[Dated]
    authority: Authority
    limits_of: LimitsOf


def correct_log(
    task: Task, seen: Sequence[Dated], day: dt.date, authority: Authority, limits_of: LimitsOf
) -> CorrectedLog:
    """Apply the corrections among the entries seen, which are by date; what is moved past ``day`` is not seen."""
    ground = _Ground(task, seen, authority, limits_of)
    now = dict(seen)
    applied: list[AppliedCorrection] = []
    for index, entry in seen:
        if type(entry) is Corrected:
            del now[index]
            applied.append(_apply(ground, now, index, entry))
    kept = [pair for pair in now.items() if pair[1].date <= day]
    return CorrectedLog(sorted(kept, key=_place), tuple(applied))


def _place(pair: Dated) -> tuple[dt.date, int]:
    return pair[1].date, pair[0]


def _apply(ground: _Ground, now: dict[int, Entry], index: int, fix: Corrected) -> AppliedCorrection:
    target = find_target(ground.seen, fix)
    if not isinstance(target, int):
        return AppliedCorrection(index, fix, None, target)
    fault = _judge(ground, now.get(target), fix)
    if fault is None and fix.void:
        del now[target]
    elif fault is None:
        now[target] = _change(now[target], fix)
    return AppliedCorrection(index, fix, target, fault)


def find_target(seen: Sequence[Dated], fix: Corrected) -> int | CorrectionFault:
    """Return the index of the one entry that the correction speaks of, or why there is none."""
    if not (fix.progress is not None or fix.values or fix.to or fix.void):
        return CorrectionFault.EMPTY
    if fix.of > fix.date:
        return CorrectionFault.LATER
    that_day = sorted(index for index, entry in seen if entry.date == fix.of and _holds(entry, fix))
    if not that_day:
        return CorrectionFault.ABSENT
    if fix.entry is None:
        return that_day[0] if len(that_day) == 1 else CorrectionFault.SEVERAL
    return that_day[fix.entry - 1] if fix.entry <= len(that_day) else CorrectionFault.BEYOND


def _holds(entry: Entry, fix: Corrected) -> bool:
    """Whether the entry holds every corrected key."""
    if type(entry) is Corrected:
        return False
    if fix.progress is not None and getattr(entry, "progress", None) is None:
        return False
    if not fix.values.keys() <= getattr(entry, "values", {}).keys():
        return False
    to = fix.to
    return to is None or ((not to.by or bool(entry.by)) and (not to.milestone or type(entry) is Reached))


def _judge(ground: _Ground, entry: Entry | None, fix: Corrected) -> CorrectionFault | Incompetence | None:
    """Return why the correction has no effect on the entry that it speaks of; None for an entry withdrawn before."""
    if entry is None:
        return CorrectionFault.WITHDRAWN
    if not (fix.to or fix.void):
        return None
    task = ground.task
    performers = Performers(task.lead, task.support_units)
    incompetence = ground.authority.judge_approver(fix.approver, fix.event, fix.date, task, performers)
    if incompetence is not None or fix.to is None or fix.to.date is None:
        return incompetence
    first, second = sorted((entry.date, fix.to.date))
    crosses = any(first <= limit < second for limit in ground.limits_of(entry))
    return CorrectionFault.UNPROVED if crosses and not _has_hash(fix) else None


def _has_hash(fix: Corrected) -> bool:
    return any(isinstance(item, EvidenceFile) and item.sha256 for item in fix.evidence)


def _change(entry: Entry, fix: Corrected) -> Entry:
    changes: dict[str, object] = dict(_list_changes(entry, fix))
    return entry.but(**changes)


def _list_changes(entry: Entry, fix: Corrected) -> Iterator[tuple[str, object]]:
    if fix.progress is not None:
        yield "progress", fix.progress
    if fix.values:
        yield "values", {**getattr(entry, "values", {}), **fix.values}
    for name, value in fix.to or ():
        if value is not None:
            yield name, value
