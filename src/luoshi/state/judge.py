"""``judge``: one task, its state on a day. A pure function of task, day, calendar, configuration."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from luoshi.state.events import happenings
from luoshi.state.fold import Fold
from luoshi.state.lists import lists_of
from luoshi.state.questions import is_answered
from luoshi.state.task_state import PastState, TaskState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luoshi.model.task import Task
    from luoshi.state.judging_context import JudgingContext
    from luoshi.state.task_state import Location


def judge(
    task: Task, location: Location, day: dt.date, judging: JudgingContext, *, since: dt.date | None = None
) -> TaskState:
    """Return the state of ``task`` on ``day``; entries after it are not seen.

    ``since``: first day of the period whose owed reports are wanted; the first of the day's month when None.
    Children are taken from ``judging.family``; a task whose parent chain runs in a circle is measured without them.
    """
    return judge_all([(task, location)], day, judging, since=since)[0]


def judge_all(
    files: Iterable[tuple[Task, Location]], day: dt.date, judging: JudgingContext, *, since: dt.date | None = None
) -> list[TaskState]:
    """Return the state of each task, in their order: each field is computed for all of them before the next."""
    return [*map(TaskState._make, _columns(TaskState, files, day, judging, since))]


def judge_in_brief(files: Iterable[tuple[Task, Location]], day: dt.date, judging: JudgingContext) -> list[PastState]:
    """Return as much of each state as is asked of an earlier day."""
    return [*map(PastState._make, _columns(PastState, files, day, judging, None))]


def _columns(
    kind: type[TaskState | PastState],
    files: Iterable[tuple[Task, Location]],
    day: dt.date,
    judging: JudgingContext,
    since: dt.date | None,
) -> Iterator[tuple[Any, ...]]:
    folds = [Fold(task, location, day, judging, since or day.replace(day=1)) for task, location in files]
    return zip(*[[*map(_FIELDS[name], folds)] for name in kind._fields], strict=True)


def judge_on_demand(task: Task, location: Location, day: dt.date, judging: JudgingContext) -> TaskState:
    """Return what reads like the state of ``task`` on ``day``, for those who look at few of its fields.

    Each field is computed when it is first read, so it may be neither compared nor sent to another process.
    """
    return cast("TaskState", _OnDemand(Fold(task, location, day, judging, day.replace(day=1))))


_FIELDS: Mapping[str, Callable[[Fold], Any]] = {
    "location": attrgetter("location"),
    "as_of": attrgetter("day"),
    "id": attrgetter("task.id"),
    "title": attrgetter("promise.title"),
    "kind": attrgetter("task.kind"),
    "category": lambda fold: fold.task.source.category if fold.task.source else "",
    "document": lambda fold: (fold.task.source and fold.task.source.document) or "",
    "item": lambda fold: (fold.task.source and fold.task.source.item) or "",
    "objective": lambda fold: fold.promise.objective or "",
    "standard": lambda fold: fold.promise.standard or "",
    "measures": attrgetter("promise.measures"),
    "outputs": attrgetter("promise.outputs"),
    "leader": lambda fold: fold.promise.leader or "",
    "lead": lambda fold: fold.promise.lead or "",
    "support": attrgetter("promise.support"),
    "owner": lambda fold: fold.promise.owner or "",
    "assigned": attrgetter("task.assigned"),
    "due_text": lambda fold: fold.task.due_text or "",
    "standing": attrgetter("task.standing"),
    "weight": attrgetter("task.weight"),
    "lists": lambda fold: lists_of(fold.task, fold.promise, fold.location, fold.judging.config.views),
    "parent": lambda fold: fold.task.parent or "",
    "public": attrgetter("task.public"),
    "adjusted": attrgetter("promise.adjusted"),
    "lifecycle": attrgetter("life.lifecycle"),
    "since": attrgetter("life.since"),
    "signed": attrgetter("signed"),
    "sign_by": attrgetter("sign_by"),
    "submitted": attrgetter("life.submitted"),
    "finished": attrgetter("life.finished"),
    "closed": attrgetter("life.closed"),
    "reopened": attrgetter("life.reopened"),
    "first_due": attrgetter("deadline.first"),
    "due": attrgetter("deadline.present"),
    "extensions": attrgetter("deadline.extensions"),
    "paused_days": attrgetter("deadline.paused"),
    "estimated": attrgetter("deadline.estimated"),
    "basis": attrgetter("measure.basis"),
    "plan": attrgetter("measure.plan"),
    "actual": attrgetter("measure.actual"),
    "gap": attrgetter("measure.gap"),
    "worst_gap": attrgetter("measure.worst_gap"),
    "milestones": attrgetter("measure.milestones"),
    "indicators": attrgetter("measure.indicators"),
    "judgement": attrgetter("judgement"),
    "days_late": attrgetter("days_late"),
    "days_early": attrgetter("days_early"),
    "not_started": attrgetter("not_started"),
    "lamp": lambda fold: fold.lamp.name if fold.lamp else None,
    "lamp_reason": lambda fold: fold.lamp.reason if fold.lamp else "",
    "lagging_months": attrgetter("lagging_months"),
    "question": attrgetter("question"),
    "answered": lambda fold: is_answered(fold.question, fold.standing, fold.entries),
    "owed": attrgetter("owed"),
    "report": attrgetter("report"),
    "happened": lambda fold: happenings(fold.entries),
}
"""The only place that knows which value goes into which field."""


class _Field:
    """A field of a ``TaskState``, left in the instance once it was computed, where later look-ups find it first."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.compute = _FIELDS[name]

    def __get__(self, instance: Any, owner: type) -> Any:
        value = self.compute(instance.fold)
        setattr(instance, self.name, value)
        return value


class _Judging:
    """One judging. What nearly every reader asks for is there at once: leaving it in costs less than being asked."""

    def __init__(self, fold: Fold) -> None:
        task, life, deadline = fold.task, fold.life, fold.deadline
        self.fold = fold
        self.location = fold.location
        self.id, self.assigned, self.weight = task.id, task.assigned, task.weight
        self.lifecycle, self.since, _, self.submitted, self.finished, self.closed, self.reopened = life
        self.first_due, self.due, self.extensions, self.paused_days, self.estimated = deadline


_OnDemand = type("_OnDemand", (_Judging,), {name: _Field(name) for name in _FIELDS})
"""Reads like a ``TaskState``."""
