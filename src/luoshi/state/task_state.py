"""The state of a task on a day, and ``judge``, which makes it: a pure function of task, day, calendar, configuration.

The state *is* the fold of the file: every value is computed when it is first asked for, and kept.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.lazy import lazy
from luoshi.model.entries import Progress, Reached
from luoshi.model.vocabulary import Judgement, Lifecycle, Question
from luoshi.state.course_state import CourseState
from luoshi.state.head_state import HeadState
from luoshi.state.judgement import judge_progress, judge_standing
from luoshi.state.lamps import LampView, Lit, find_lamp
from luoshi.state.lifecycle import OPEN
from luoshi.state.measured_state import MeasuredState
from luoshi.state.period import find_month_end
from luoshi.state.questions import QuestionFacts, find_question, is_answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.judging_context import JudgingContext
    from luoshi.state.location import Location

_MAX_MONTHS = 12
_LIT = OPEN - {Lifecycle.SUSPENDED}
_LATE = frozenset({Judgement.OVERDUE, Judgement.FINISHED_LATE})
_WORKING = frozenset({Lifecycle.NOT_SIGNED, Lifecycle.IN_PROGRESS})
_BEHIND = frozenset({Judgement.LAGGING, Judgement.OVERDUE})

# Looked up once: on Python 3.11 a member of an enumeration costs as much as ten other names.
_NOT_SIGNED, _FINISHED_EARLY = Lifecycle.NOT_SIGNED, Judgement.FINISHED_EARLY


class TaskState(MeasuredState):
    """Everything that is true of one task on one day."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let ``restore_state`` make it in another process: values set one by one take twice the room."""
        return restore_state, (self.__dict__,)

    @lazy
    def judgement(self) -> Judgement | None:
        """进度研判; None for what was declined or cancelled."""
        if self._is_endless:
            return judge_standing(self._life, self.owed)
        failed = self._run.returned or self._run.relapsed
        gap = None if failed and self.gap is not None and self.gap > 0 else self.gap
        return judge_progress(self._life, self.due, gap, self.as_of, self._judging.config.judgement)

    @lazy
    def days_late(self) -> int:
        """Natural days past the due date; 0 when it is not late."""
        if self.due is None or self.judgement not in _LATE:
            return 0
        return ((self.submitted or self.as_of) - self.due).days

    @lazy
    def days_early(self) -> int:
        """Natural days before the due date; 0 when it was not early."""
        if self.due is None or self.judgement is not _FINISHED_EARLY or self.submitted is None:
            return 0
        return (self.due - self.submitted).days

    @lazy
    def not_started(self) -> bool:
        """Whether it is 办理中 or 待签收 with nothing reported, reached or measured yet."""
        if self.lifecycle not in _WORKING:
            return False
        return not any(map(_tells_progress, self._run.entries)) and not (self.actual or 0)

    @lazy
    def _lit(self) -> Lit | None:
        """The lamp and why it is lit."""
        if self.judgement is None or self.lifecycle not in _LIT:
            return None
        view = LampView(
            day=self.as_of,
            due=self.due,
            judgement=self.judgement,
            days_late=self.days_late,
            gap=self.worst_gap,
            exceeds=frozenset(item.exceeds for item in self.indicators if item.exceeds),
            lagging_months=lambda: self.lagging_months,
        )
        return find_lamp(self._judging.config.lamps, view, self._judging.calendar)

    @lazy
    def lamp(self) -> str | None:
        """The name of the lamp; None for what is finished, suspended or withdrawn."""
        return self._lit.name if self._lit else None

    @lazy
    def lamp_reason(self) -> str:
        """Why this lamp is lit."""
        return self._lit.reason if self._lit else ""

    @lazy
    def lagging_months(self) -> int:
        """How many month-ends in a row, up to this day, found it lagging or overdue; at most 12.

        This day counts when it is a month-end; a task that is in good order today has none.
        """
        months, state = 0, self
        while state.judgement in _BEHIND and months < _MAX_MONTHS:
            months += state.as_of == find_month_end(state.as_of.year, state.as_of.month)
            before = state.as_of.replace(day=1) - dt.timedelta(days=1)
            if before < self.assigned:
                break
            state = TaskState(self.task, self.location, before, self._judging, before.replace(day=1), self._above)
        return months

    @lazy
    def _question_facts(self) -> QuestionFacts:
        """What the question depends on beside the log."""
        sign_by = self.sign_by if self.lifecycle is _NOT_SIGNED else None
        return QuestionFacts(
            lifecycle=self.lifecycle,
            judgement=self.judgement,
            not_started=self.not_started,
            sign_overdue=sign_by is not None and self.as_of > sign_by,
            owed=self.owed,
        )

    @lazy
    def question(self) -> Question | None:
        """The question that it is under (四查)."""
        return find_question(self._question_facts)

    @lazy
    def answered(self) -> bool:
        """Whether its file answers that question."""
        return is_answered(self.question, self._question_facts, self._entries)


FIELDS = (
    "location",
    "as_of",
    *(
        name
        for kind in (HeadState, CourseState, MeasuredState, TaskState)
        for name, value in vars(kind).items()
        if isinstance(value, lazy) and not name.startswith("_")
    ),
)
"""The names of all values that a state has for others."""


def extract_states(states: Sequence[TaskState], names: Sequence[str]) -> list[TaskState]:
    """Return states that hold these values and nothing else, not even the task: they are small, and can be sent.

    What is asked of them beyond that, and does not follow from what they hold, raises AttributeError. Each value is
    computed for all of them before the next (see decision 0013).
    """
    columns = [[getattr(state, name) for state in states] for name in names]
    return [restore_state(dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


def restore_state(values: dict[str, object]) -> TaskState:
    """Return the state that holds these values, by name, and nothing else."""
    state = TaskState.__new__(TaskState)
    state.__dict__ = values
    return state


def judge(
    task: Task, location: Location, day: dt.date, judging: JudgingContext, *, since: dt.date | None = None
) -> TaskState:
    """Return the state of ``task`` on ``day``; entries after it are not seen.

    ``since``: first day of the period whose owed reports are wanted; the first of the day's month when None.
    Children are taken from ``judging.family``; a task whose parent chain runs in a circle is measured without them.
    """
    return TaskState(task, location, day, judging, since or day.replace(day=1))


def _tells_progress(entry: Entry) -> bool:
    """Whether the entry shows that work began; a report of 0, or of a cause alone, does not."""
    if type(entry) is Progress:
        silent = entry.progress is None and not entry.values
        return bool(entry.progress) or any(entry.values.values()) or (silent and bool(entry.note))
    return type(entry) is Reached
