"""The fold of one task: the values between its file and its state on a day, each computed when it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.lazy import lazy
from luoshi.model.entries import Progress, Reached, Signed
from luoshi.model.vocabulary import DayUnit, Judgement, Lifecycle
from luoshi.state.deadline import Deadline, deadline_on
from luoshi.state.entries import entries_until, last_of
from luoshi.state.judgement import judge_progress, judge_standing
from luoshi.state.lamps import LampView, Lit, lamp_of
from luoshi.state.lifecycle import OPEN, WITHDRAWN, Life, Step, life_after, steps_of
from luoshi.state.owed import Course, OwedReport, owed_reports
from luoshi.state.period import month_end
from luoshi.state.progress import ChildMeasure, Measure, Moment, measure
from luoshi.state.promise import Promise, promise_on
from luoshi.state.questions import Standing, question_of
from luoshi.state.task_state import LastReport
from luoshi.workday.deadline import deadline

if TYPE_CHECKING:
    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.model.vocabulary import Question
    from luoshi.state.judging_context import JudgingContext
    from luoshi.state.task_state import Location

_MAX_MONTHS = 12
_LIT = OPEN - {Lifecycle.SUSPENDED}
_LATE = frozenset({Judgement.OVERDUE, Judgement.FINISHED_LATE})
_WORKING = frozenset({Lifecycle.NOT_SIGNED, Lifecycle.IN_PROGRESS})
_BEHIND = frozenset({Judgement.LAGGING, Judgement.OVERDUE})


_NOT_SIGNED = Lifecycle.NOT_SIGNED
_FINISHED_EARLY = Judgement.FINISHED_EARLY
_NOBODY: frozenset[str] = frozenset()


class Fold:
    """The intermediate values of one judging, each computed once and only when something asks for it.

    ``since``: the first day that owed reports are wanted of; ``above``: the parents, for whom this is measured.
    """

    def __init__(
        self,
        task: Task,
        location: Location,
        day: dt.date,
        judging: JudgingContext,
        since: dt.date,
        above: frozenset[str] = _NOBODY,
    ) -> None:
        self.task = task
        self.location = location
        self.day = day
        self.judging = judging
        self.since = since
        self.above = above

    @lazy
    def entries(self) -> tuple[Entry, ...]:
        """The entries up to the day, by date."""
        return entries_until(self.task, self.day)

    @lazy
    def steps(self) -> list[Step]:
        """The changes of state."""
        return steps_of(self.entries)

    @lazy
    def life(self) -> Life:
        """Where the task stands, and since when."""
        return life_after(self.steps)

    @lazy
    def deadline(self) -> Deadline:
        """The due date as it stands on the day."""
        return deadline_on(self.task, self.entries, self.day, self.judging.calendar)

    @lazy
    def promise(self) -> Promise:
        """The head of the file after the approved adjustments."""
        return promise_on(self.task, self.entries)

    @lazy
    def measure(self) -> Measure:
        """Plan, actual and gap, with milestones and indicators."""
        moment = Moment(self.day, self.deadline.present, self.judging.config.progress.by)
        return measure(self.task, self.promise, self.entries, moment, self._children())

    def _children(self) -> list[ChildMeasure]:
        family = self.judging.family.get(self.task.id)
        if not family:
            return []
        path = self.above | {self.task.id}
        folds = [
            Fold(child, self.location, self.day, self.judging, self.since, path)
            for child in family
            if child.id not in path and child.assigned <= self.day
        ]
        return [
            ChildMeasure(fold.task.weight, fold.measure.plan, fold.measure.actual)
            for fold in folds
            if fold.life.lifecycle not in WITHDRAWN
        ]

    @lazy
    def owed(self) -> tuple[OwedReport, ...]:
        """The reports owed since the first day asked for."""
        course = Course(self.entries, self.steps)
        return owed_reports(self.task, course, self.judging.config.cadence, self.since, self.day)

    @lazy
    def judgement(self) -> Judgement | None:
        """进度研判; None for what was declined or cancelled."""
        if self.task.standing and self.deadline.present is None:
            return judge_standing(self.life, self.owed)
        setting = self.judging.config.judgement
        return judge_progress(self.life, self.deadline.present, self.measure.gap, self.day, setting)

    @lazy
    def lagging_months(self) -> int:
        """Count the running month-ends up to this day on which the task was lagging or overdue; at most 12.

        This day counts when it is a month-end; a task that is in good order today has none.
        """
        months, fold = 0, self
        while fold.judgement in _BEHIND and months < _MAX_MONTHS:
            months += fold.day == month_end(fold.day.year, fold.day.month)
            before = fold.day.replace(day=1) - dt.timedelta(days=1)
            if before < self.task.assigned:
                break
            fold = Fold(self.task, self.location, before, self.judging, before.replace(day=1), self.above)
        return months

    @lazy
    def days_late(self) -> int:
        """Natural days past the due date; 0 when not late."""
        due = self.deadline.present
        if due is None or self.judgement not in _LATE:
            return 0
        return ((self.life.submitted or self.day) - due).days

    @lazy
    def days_early(self) -> int:
        """Natural days before the due date; 0 when not early."""
        due = self.deadline.present
        if due is None or self.judgement is not _FINISHED_EARLY or self.life.submitted is None:
            return 0
        return (due - self.life.submitted).days

    @lazy
    def lamp(self) -> Lit | None:
        """The lamp that is lit; None for what is finished, suspended or withdrawn."""
        if self.judgement is None or self.life.lifecycle not in _LIT:
            return None
        view = LampView(
            day=self.day,
            due=self.deadline.present,
            judgement=self.judgement,
            days_late=self.days_late,
            gap=self.measure.worst_gap,
            exceeds=frozenset(item.exceeds for item in self.measure.indicators if item.exceeds),
            lagging_months=lambda: self.lagging_months,
        )
        return lamp_of(self.judging.config.lamps, view, self.judging.calendar)

    @lazy
    def not_started(self) -> bool:
        """办理中 or 待签收 with nothing reported, reached or measured yet."""
        if self.life.lifecycle not in _WORKING:
            return False
        return not any(map(_tells_progress, self.entries)) and not (self.measure.actual or 0)

    @lazy
    def sign_by(self) -> dt.date | None:
        """The last day for 签收; None past the end of the calendar."""
        limit = self.judging.config.sign_within
        working = limit.unit is DayUnit.WORKING
        try:
            return deadline(self.judging.calendar, self.task.assigned, limit.days, working=working)
        except OverflowError:
            return None

    @lazy
    def signed(self) -> dt.date | None:
        """The day of the first 签收; None while there is none."""
        for entry in self.entries:
            if type(entry) is Signed:
                return entry.date
        return None

    @lazy
    def standing(self) -> Standing:
        """What the question depends on beside the log."""
        unsigned = self.life.lifecycle is _NOT_SIGNED and self.sign_by is not None
        return Standing(
            lifecycle=self.life.lifecycle,
            judgement=self.judgement,
            not_started=self.not_started,
            sign_overdue=unsigned and self.sign_by is not None and self.day > self.sign_by,
            owed=self.owed,
        )

    @lazy
    def question(self) -> Question | None:
        """The question the task is under (四查)."""
        return question_of(self.standing)

    @lazy
    def report(self) -> LastReport | None:
        """The last 进展; None while there is none."""
        entry = last_of(self.entries, Progress)
        if entry is None:
            return None
        texts = (entry.note, entry.problem, entry.cause, entry.request, entry.next)
        note, problem, cause, request, following = (text or "" for text in texts)
        return LastReport(entry.date, note, problem, cause, request, following, entry.confidence)


def _tells_progress(entry: Entry) -> bool:
    if type(entry) is Progress:
        return bool(entry.progress or entry.values or entry.note)
    return type(entry) is Reached
