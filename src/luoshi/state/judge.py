"""``judge``: one task, its state on a day. A pure function of task, day, calendar, configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from luoshi.state.fold import Fold
from luoshi.state.happenings import happenings
from luoshi.state.lists import lists_of
from luoshi.state.questions import is_answered
from luoshi.state.task_state import TaskState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from luoshi.model.task import Task
    from luoshi.state.grounds import Grounds
    from luoshi.state.task_state import Shelf


def judge(task: Task, shelf: Shelf, day: dt.date, grounds: Grounds, *, since: dt.date | None = None) -> TaskState:
    """Return the state of ``task`` on ``day``; entries after it are not seen.

    ``since``: first day of the period whose owed reports are wanted; the first of the day's month when None.
    Children are taken from ``grounds.family``; a task whose parent chain runs in a circle is measured without them.
    """
    fold = Fold(task, shelf, day, grounds, since or day.replace(day=1))
    return TaskState(*[compute(fold) for compute in _IN_ORDER])


def judge_on_demand(task: Task, shelf: Shelf, day: dt.date, grounds: Grounds) -> TaskState:
    """Return what reads like the state of ``task`` on ``day``, for those who look at few of its fields.

    Each field is computed when it is first read, so it may be neither compared nor sent to another process.
    """
    return cast("TaskState", _OnDemand(Fold(task, shelf, day, grounds, day.replace(day=1))))


_FIELDS: Mapping[str, Callable[[Fold], Any]] = {
    "shelf": lambda fold: fold.shelf,
    "as_of": lambda fold: fold.day,
    "id": lambda fold: fold.task.id,
    "title": lambda fold: fold.promise.title,
    "kind": lambda fold: fold.task.kind,
    "category": lambda fold: fold.task.source.category if fold.task.source else "",
    "document": lambda fold: (fold.task.source and fold.task.source.document) or "",
    "item": lambda fold: (fold.task.source and fold.task.source.item) or "",
    "objective": lambda fold: fold.promise.objective or "",
    "standard": lambda fold: fold.promise.standard or "",
    "measures": lambda fold: fold.promise.measures,
    "outputs": lambda fold: fold.promise.outputs,
    "leader": lambda fold: fold.promise.leader or "",
    "lead": lambda fold: fold.promise.lead or "",
    "support": lambda fold: fold.promise.support,
    "owner": lambda fold: fold.promise.owner or "",
    "assigned": lambda fold: fold.task.assigned,
    "due_text": lambda fold: fold.task.due_text or "",
    "standing": lambda fold: fold.task.standing,
    "weight": lambda fold: fold.task.weight,
    "lists": lambda fold: lists_of(fold.task, fold.promise, fold.shelf, fold.grounds.config.views),
    "parent": lambda fold: fold.task.parent or "",
    "public": lambda fold: fold.task.public,
    "adjusted": lambda fold: fold.promise.adjusted,
    "lifecycle": lambda fold: fold.life.lifecycle,
    "since": lambda fold: fold.life.since,
    "signed": lambda fold: fold.signed,
    "sign_by": lambda fold: fold.sign_by,
    "submitted": lambda fold: fold.life.submitted,
    "finished": lambda fold: fold.life.finished,
    "closed": lambda fold: fold.life.closed,
    "reopened": lambda fold: fold.life.reopened,
    "first_due": lambda fold: fold.deadline.first,
    "due": lambda fold: fold.deadline.present,
    "extensions": lambda fold: fold.deadline.extensions,
    "paused_days": lambda fold: fold.deadline.paused,
    "estimated": lambda fold: fold.deadline.estimated,
    "basis": lambda fold: fold.measure.basis,
    "plan": lambda fold: fold.measure.plan,
    "actual": lambda fold: fold.measure.actual,
    "gap": lambda fold: fold.measure.gap,
    "worst_gap": lambda fold: fold.measure.worst_gap,
    "milestones": lambda fold: fold.measure.milestones,
    "indicators": lambda fold: fold.measure.indicators,
    "judgement": lambda fold: fold.judgement,
    "days_late": lambda fold: fold.days_late,
    "days_early": lambda fold: fold.days_early,
    "not_started": lambda fold: fold.not_started,
    "lamp": lambda fold: fold.lamp.name if fold.lamp else None,
    "lamp_reason": lambda fold: fold.lamp.reason if fold.lamp else "",
    "lagging_months": lambda fold: fold.lagging_months,
    "question": lambda fold: fold.question,
    "answered": lambda fold: is_answered(fold.question, fold.standing, fold.entries),
    "owed": lambda fold: fold.owed,
    "report": lambda fold: fold.report,
    "happened": lambda fold: happenings(fold.entries),
}
"""The only place that knows which value goes into which field."""

_IN_ORDER = tuple(_FIELDS[name] for name in TaskState._fields)


class _Field:
    """A field of a ``TaskState``, left in the instance once it was computed, where later look-ups find it first."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.compute = _FIELDS[name]

    def __get__(self, instance: Any, owner: type) -> Any:
        value = instance.__dict__[self.name] = self.compute(instance.fold)
        return value


class _Judging:
    """One judging. What nearly every reader asks for is there at once: leaving it in costs less than being asked."""

    def __init__(self, fold: Fold) -> None:
        task, life, deadline = fold.task, fold.life, fold.deadline
        self.fold = fold
        self.shelf = fold.shelf
        self.id, self.assigned, self.weight = task.id, task.assigned, task.weight
        self.lifecycle, self.since, _, self.submitted, self.finished, self.closed, self.reopened = life
        self.first_due, self.due, self.extensions, self.paused_days, self.estimated = deadline


_OnDemand = type("_OnDemand", (_Judging,), {name: _Field(name) for name in _FIELDS})
"""Reads like a ``TaskState``."""
