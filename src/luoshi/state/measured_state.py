"""The part of a task's state that is measured: how far it should be, how far it is, by what it is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.lazy import lazy
from luoshi.model.decisions import Closed
from luoshi.model.vocabulary import Basis, Grade, Lifecycle
from luoshi.state.course_state import CourseState
from luoshi.state.elapsed import HUNDRED, ZERO
from luoshi.state.entries import find_last
from luoshi.state.lifecycle import FINISHED, OUTSIDE
from luoshi.state.milestones import MilestoneState, judge_milestones
from luoshi.state.progress import ChildMeasure, Measure, Moment, Run, find_last_figure, find_run, measure

if TYPE_CHECKING:
    from decimal import Decimal

    from luoshi.state.indicators import IndicatorState

_SUSPENDED = Lifecycle.SUSPENDED


class MeasuredState(CourseState):
    """How far the task is.

    ``plan`` and ``actual`` are percent, 0–100; ``gap`` and ``worst_gap`` are percentage points, and below zero means
    behind.
    """

    @lazy
    def _run(self) -> Run:
        """What counts since the assignment, or since the last relapse."""
        return find_run(self.task, self._entries)

    @lazy
    def _measure(self) -> Measure:
        """Plan, actual and gap apart from any claim to be done, with the indicators."""
        moment = Moment(self.as_of, self._deadline, self._judging.config.progress.by)
        return measure(self.task, self._promise, self._run, self.milestones, moment, self._measure_children())

    def _measure_children(self) -> list[ChildMeasure]:
        family = self._judging.family.get(self.task.id)
        if not family or self._run.relapsed:
            return []
        above = self._above | {self.task.id}
        states = [
            type(self)(child, self.location, self.as_of, self._judging, self._owed_since, above)
            for child in family
            if child.id not in above and child.assigned <= self.as_of
        ]
        return [share for state in states if (share := state.measure_for_parent()) is not None]

    def measure_for_parent(self) -> ChildMeasure | None:
        """Return what the parent counts of this task; None for what stays outside (design-2 8.4)."""
        if self.lifecycle in OUTSIDE or self._is_endless:
            return None
        if self.lifecycle in FINISHED:
            return ChildMeasure(self.weight, HUNDRED, self._reached_at_end - HUNDRED)
        if self.lifecycle is _SUSPENDED and self.since is not None and self.since < self.as_of:
            paused = type(self)(self.task, self.location, self.since, self._judging, self._owed_since, self._above)
            return paused.measure_for_parent()
        plan, gap = self._measure.plan, self._measure.gap
        if gap is None:
            return None if plan is None else ChildMeasure(self.weight, plan, -plan)
        return ChildMeasure(self.weight, HUNDRED if plan is None else plan, gap)

    @lazy
    def _is_endless(self) -> bool:
        """Whether it has no limit by which it could be measured (长期)."""
        return self.standing and self.due is None

    @lazy
    def _grade(self) -> Grade | None:
        """The grade of the 销号 in force."""
        closing = find_last(self._entries, Closed) if self.lifecycle is Lifecycle.CLOSED else None
        return closing.grade if closing else None

    @lazy
    def _reached_at_end(self) -> Decimal:
        """How far a task came that was submitted: a claim that stands is 100, a lesser grade keeps the last figure."""
        if self._grade in {None, Grade.FULL}:
            return HUNDRED
        measured = self._measure
        if measured.actual is None and measured.plan is None and measured.gap is not None:
            return HUNDRED + measured.gap
        return measured.actual or ZERO

    @lazy
    def basis(self) -> Basis:
        """What its progress is measured by."""
        return self._measure.basis

    @lazy
    def _is_planned(self) -> bool:
        """Whether it is held against a plan: what is submitted or finished, or has no end, is not."""
        return self.lifecycle not in FINISHED and not self._is_endless

    @lazy
    def plan(self) -> Decimal | None:
        """How far it should be."""
        return self._measure.plan if self._is_planned else None

    @lazy
    def actual(self) -> Decimal | None:
        """How far it is; None where that is not known, or is no share of a way."""
        if self._is_endless:
            return None
        return self._reached_at_end if self.lifecycle in FINISHED else self._measure.actual

    @lazy
    def gap(self) -> Decimal | None:
        """How far it is ahead of the plan."""
        return self._measure.gap if self._is_planned else None

    @lazy
    def worst_gap(self) -> Decimal | None:
        """The worst of this gap and those of the indicators beside it: the lamp follows it."""
        if not self.indicators:
            return self.gap
        gaps = [gap for gap in (self.gap, *(item.gap for item in self.indicators)) if gap is not None]
        return min(gaps, default=None)

    @lazy
    def milestones(self) -> tuple[MilestoneState, ...]:
        """The milestones, each with its limit in force and the day on which it was reached."""
        return judge_milestones(self.task, self._entries, self.as_of, self._judging.calendar)

    @property
    def counting_milestones(self) -> tuple[MilestoneState, ...]:
        """The milestones that are part of the measure: after a relapse, those that an adjustment set again."""
        return tuple(each for each in self.milestones if each.counts)

    @lazy
    def last_figure(self) -> Decimal | None:
        """The last reported percentage that counts; None for none."""
        return find_last_figure(self._run.entries)

    @lazy
    def indicators(self) -> tuple[IndicatorState, ...]:
        """The indicators, each measured on its own."""
        return self._measure.indicators
