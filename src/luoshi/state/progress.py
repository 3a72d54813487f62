"""Plan and actual of a task in percent, from its basis: 子任务, 节点, 指标 or 填报 (design-2 8.2 to 8.4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Adjusted, Revisited, Submitted, Verified
from luoshi.model.entries import Progress
from luoshi.model.vocabulary import Basis, RevisitResult, VerifyResult
from luoshi.state.elapsed import HUNDRED, ZERO, compute_worked
from luoshi.state.indicators import IndicatorState, Triple, is_way, judge_indicators

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.model.vocabulary import ElapsedBy
    from luoshi.state.deadline import Deadline
    from luoshi.state.milestones import MilestoneState
    from luoshi.state.promise import Promise


class Measure(NamedTuple):
    """Plan, actual and gap in percent and percentage points, apart from any claim to be done.

    None where nothing can be compared; an ``actual`` of None beside a gap is not known, and counted as 0.
    """

    basis: Basis
    plan: Decimal | None
    actual: Decimal | None
    gap: Decimal | None
    indicators: tuple[IndicatorState, ...] = ()


class ChildMeasure(NamedTuple):
    """What a parent needs of a child that it counts."""

    weight: Decimal
    plan: Decimal
    gap: Decimal


class Run(NamedTuple):
    """The way of a task since it was assigned, or since its last relapse: what came before counts no longer.

    ``returned``: whether the last claim was sent back; ``indicators``: the ids of those that count, None for all.
    """

    start: dt.date
    entries: Sequence[Entry]
    relapsed: bool = False
    returned: bool = False
    indicators: frozenset[str] | None = None


class Moment(NamedTuple):
    """The day a task is measured on, its limit as it stands, and how time is counted."""

    day: dt.date
    limit: Deadline
    by: ElapsedBy


_CHILDREN, _MILESTONES, _INDICATORS = Basis.CHILDREN, Basis.MILESTONES, Basis.INDICATORS
_NOISE = Decimal("1e-20")
"""What is added after it was divided is rounded here, so that 70 is not 69.999… and rounds half up as it should."""

_TURNING: frozenset[type] = frozenset({Verified, Revisited})


def find_run(task: Task, entries: Sequence[Entry]) -> Run:
    """Return the run that the task is in after these entries, all of which count."""
    if _TURNING.isdisjoint(map(type, entries)):
        return Run(task.assigned, entries)
    start, relapsed, returned = 0, False, False
    for index, entry in enumerate(entries, 1):
        if type(entry) is Submitted:
            returned = False
        elif type(entry) is Verified:
            returned = entry.result is VerifyResult.RETURNED
        elif type(entry) is Revisited and entry.result is RevisitResult.RELAPSED:
            start, relapsed, returned = index, True, False
    if not relapsed:
        return Run(task.assigned, entries, returned=returned)
    again = entries[start:]
    set_again = (entry.field.split(".") for entry in again if type(entry) is Adjusted)
    named = frozenset(".".join(parts[1:-1]) for parts in set_again if parts[0] == "indicators")
    return Run(entries[start - 1].date, again, relapsed, returned, named)


def choose_basis(task: Task, *, has_children: bool, has_milestones: bool, has_indicators: bool) -> Basis:
    """Return the basis: as given, else 子任务, 节点, 指标, 填报, the first that the task has."""
    if task.basis is not None and (task.basis is not _CHILDREN or has_children):
        return task.basis
    if has_children:
        return _CHILDREN
    if has_milestones:
        return _MILESTONES
    return _INDICATORS if has_indicators else Basis.REPORTED


def measure(
    task: Task,
    promise: Promise,
    run: Run,
    stones: Sequence[MilestoneState],
    moment: Moment,
    children: Sequence[ChildMeasure],
) -> Measure:
    """Measure the task; the milestones are those of the moment's day."""
    counting = [each for each in stones if each.counts]
    named = [each for each in promise.indicators if run.indicators is None or each.id in run.indicators]
    if run.relapsed:
        task = task.but(basis=None)
    basis = choose_basis(
        task,
        has_children=bool(children) and not run.relapsed,
        has_milestones=bool(counting),
        has_indicators=bool(named),
    )
    if basis is _MILESTONES and not promise.indicators:
        return Measure(basis, *_measure_milestones(counting, moment.day))
    passed = _find_passed(run, moment)
    figures = judge_indicators(promise.indicators, run.entries, passed)
    if basis is _MILESTONES:
        triple = _measure_milestones(counting, moment.day)
    elif basis is _CHILDREN:
        triple = _measure_children(children)
    elif basis is _INDICATORS:
        ids = {each.id for each in named}
        triple = _measure_indicators([each for each in figures if each.id in ids])
    else:
        triple = _measure_reports(run, passed)
    return Measure(basis, *triple, figures)


def _find_passed(run: Run, moment: Moment) -> Decimal | None:
    due = moment.limit.present
    if due is None:
        return None
    stopped = sum((pause.end - pause.start).days for pause in moment.limit.pauses)
    return compute_worked(run.start, due, moment.day, moment.by, stopped)


def _measure_milestones(stones: Sequence[MilestoneState], day: dt.date) -> Triple:
    """Weights due so far against weights reached."""
    whole = owed = done = ZERO
    for stone in stones:
        whole += stone.weight
        owed += stone.weight if stone.due <= day else ZERO
        done += stone.weight if stone.reached else ZERO
    if not whole:
        return None, None, None
    plan, actual = HUNDRED * owed / whole, HUNDRED * done / whole
    return plan, actual, actual - plan


def _measure_indicators(figures: Sequence[IndicatorState]) -> Triple:
    """Return the weighted means over the indicators that were measured; plan and actual where all are a way."""
    ways = bool(figures) and all(map(is_way, figures))
    plan = figures[0].plan if ways else None
    known = [each for each in figures if each.gap is not None]
    if not known:
        return plan, None, None if plan is None else -plan
    weights = [each.weight for each in known]
    gap = compute_weighted_mean(hold_gaps([each.gap for each in known]), weights)
    return plan, compute_weighted_mean([each.actual for each in known], weights) if ways else None, gap


def _measure_children(children: Sequence[ChildMeasure]) -> Triple:
    """Return the weighted means of plans and gaps; how far the parent is follows from them."""
    weights = [child.weight for child in children]
    plan = compute_weighted_mean([child.plan for child in children], weights)
    gap = compute_weighted_mean(hold_gaps([child.gap for child in children]), weights)
    return plan, None if plan is None or gap is None else (plan + gap).quantize(_NOISE), gap


def _measure_reports(run: Run, passed: Decimal | None) -> Triple:
    """序时 against the last reported figure; nothing is known of what was sent back, or relapsed, without a figure."""
    actual = find_last_figure(run.entries)
    if actual is None and not (run.returned or run.relapsed):
        actual = ZERO
    return passed, actual, None if passed is None else (actual or ZERO) - passed


def find_last_figure(entries: Iterable[Entry]) -> Decimal | None:
    """Return the last reported percentage; a 100 before a 退回 was part of the claim that failed. None for none."""
    figures: list[Decimal] = []
    for entry in entries:
        if type(entry) is Progress and entry.progress is not None:
            figures.append(entry.progress)
        elif type(entry) is Verified and entry.result is VerifyResult.RETURNED:
            figures = [each for each in figures if each != HUNDRED]
    return figures[-1] if figures else None


def hold_gaps(gaps: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Return the gaps, each held to ±100 where several are averaged."""
    if len(gaps) < 2:  # noqa: PLR2004 -- several
        return [*gaps]
    return [None if gap is None else max(-HUNDRED, min(HUNDRED, gap)) for gap in gaps]


def compute_weighted_mean(values: Sequence[Decimal | None], weights: Sequence[Decimal]) -> Decimal | None:
    """Return Σ value × weight ÷ Σ weight over values that are known; None for none."""
    pairs = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    whole = sum((weight for _, weight in pairs), ZERO)
    return sum((value * weight for value, weight in pairs), ZERO) / whole if whole else None
