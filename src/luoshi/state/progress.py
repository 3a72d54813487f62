"""Plan and actual of a task in percent, from its basis: 子任务, 节点, 指标 or 填报 (design.md part 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import Corrected, Progress, Reached, Submitted
from luoshi.model.vocabulary import Basis
from luoshi.state.elapsed import HUNDRED, ZERO, compute_elapsed
from luoshi.state.indicators import IndicatorState, judge_indicators

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from luoshi.model.entries import Entry
    from luoshi.model.task import Milestone, Task
    from luoshi.model.vocabulary import ElapsedBy
    from luoshi.state.promise import Promise


class MilestoneState(NamedTuple):
    """A milestone on a day; ``reached`` is the date it was reached, None while it was not."""

    id: str
    title: str
    due: dt.date
    weight: Decimal
    reached: dt.date | None


class Measure(NamedTuple):
    """Plan, actual and gap in percent and percentage points; None where nothing can be compared."""

    basis: Basis
    plan: Decimal | None
    actual: Decimal | None
    gap: Decimal | None
    milestones: tuple[MilestoneState, ...] = ()
    indicators: tuple[IndicatorState, ...] = ()

    @property
    def worst_gap(self) -> Decimal | None:
        """The worst of the gap of the basis and of the indicators beside it: the lamp follows it."""
        if not self.indicators:
            return self.gap
        gaps = [gap for gap in (self.gap, *(item.gap for item in self.indicators)) if gap is not None]
        return min(gaps, default=None)


class ChildMeasure(NamedTuple):
    """What a parent needs of a child."""

    weight: Decimal
    plan: Decimal | None
    actual: Decimal | None


_CHILDREN, _MILESTONES, _INDICATORS = Basis.CHILDREN, Basis.MILESTONES, Basis.INDICATORS


def choose_basis(task: Task, *, has_children: bool) -> Basis:
    """Return the basis: as given, else 子任务, 节点, 指标, 填报, the first that the task has."""
    if task.basis is not None:
        return task.basis
    if has_children:
        return _CHILDREN
    if task.milestones:
        return _MILESTONES
    return _INDICATORS if task.indicators else Basis.REPORTED


class Moment(NamedTuple):
    """The day a task is measured on, its present due date (None: standing) and how time is counted."""

    day: dt.date
    due: dt.date | None
    by: ElapsedBy


def measure(
    task: Task, promise: Promise, entries: Sequence[Entry], moment: Moment, children: Sequence[ChildMeasure]
) -> Measure:
    """Measure the task; ``entries`` are in date order and none is after the moment's day."""
    basis = choose_basis(task, has_children=bool(children))
    stones = judge_milestones(promise.milestones, entries)
    if basis is _MILESTONES and not promise.indicators:
        return Measure(basis, *_from_milestones(stones, moment.day), stones)
    passed = None if moment.due is None else compute_elapsed(task.assigned, moment.due, moment.day, moment.by)
    figures = judge_indicators(promise.indicators, entries, passed)
    if basis is _MILESTONES:
        triple = _from_milestones(stones, moment.day)
    elif basis is _CHILDREN:
        triple = _from_children(children)
    elif basis is _INDICATORS:
        triple = _from_indicators(figures)
    else:
        triple = _from_reports(entries, passed)
    return Measure(basis, *triple, stones, figures)


Triple = tuple["Decimal | None", "Decimal | None", "Decimal | None"]


def judge_milestones(milestones: Sequence[Milestone], entries: Iterable[Entry]) -> tuple[MilestoneState, ...]:
    """Return the milestones with the first date each was reached."""
    if not milestones:
        return ()
    reached: dict[str, dt.date] = {}
    for entry in entries:
        if type(entry) is Reached:
            reached.setdefault(entry.milestone, entry.date)
    return tuple(MilestoneState(m.id, m.title, m.due, m.weight, reached.get(m.id)) for m in milestones)


def _from_milestones(stones: Sequence[MilestoneState], day: dt.date) -> Triple:
    """Weights due so far against weights reached."""
    whole = owed = done = ZERO
    for _, _, due, weight, reached in stones:
        whole += weight
        owed += weight if due <= day else ZERO
        done += weight if reached else ZERO
    if not whole:
        return None, None, None
    plan, actual = HUNDRED * owed / whole, HUNDRED * done / whole
    return plan, actual, actual - plan


def _from_indicators(figures: Sequence[IndicatorState]) -> Triple:
    """Weighted means over the indicators that can be compared."""
    whole = plan = actual = gap = ZERO
    for item in figures:
        if item.plan is not None and item.actual is not None and item.gap is not None:
            weight = item.weight
            whole += weight
            plan += item.plan * weight
            actual += item.actual * weight
            gap += item.gap * weight
    return (plan / whole, actual / whole, gap / whole) if whole else (None, None, None)


def _from_children(children: Sequence[ChildMeasure]) -> Triple:
    known = [child for child in children if child.plan is not None and child.actual is not None]
    weights = [child.weight for child in known]
    plan = compute_weighted_mean([child.plan for child in known], weights)
    actual = compute_weighted_mean([child.actual for child in known], weights)
    return plan, actual, None if plan is None or actual is None else actual - plan


def _from_reports(entries: Sequence[Entry], passed: Decimal | None) -> Triple:
    """序时 against the last reported figure; a 报结 without any figure stands for 100."""
    actual = find_last_reported(entries)
    if actual is None:
        actual = HUNDRED if any(type(entry) is Submitted for entry in entries) else ZERO
    return passed, actual, None if passed is None else actual - passed


def find_last_reported(entries: Sequence[Entry]) -> Decimal | None:
    """Return the last reported percentage, corrections included; None when none was reported."""
    for entry in reversed(entries):
        if (type(entry) is Progress or type(entry) is Corrected) and entry.progress is not None:
            return entry.progress
    return None


def compute_weighted_mean(values: Sequence[Decimal | None], weights: Sequence[Decimal]) -> Decimal | None:
    """Return Σ value × weight ÷ Σ weight over values that are known; None for none."""
    pairs = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    whole = sum((weight for _, weight in pairs), ZERO)
    return sum((value * weight for value, weight in pairs), ZERO) / whole if whole else None
