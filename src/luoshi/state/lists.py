"""清单 as views: the lists a task is on, from its file and from the conditions in luoshi.yaml (一数多单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.record import given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from luoshi.model.configuration import View, Where
    from luoshi.model.task import Task
    from luoshi.state.location import Location
    from luoshi.state.promise import Promise


def find_lists(task: Task, promise: Promise, location: Location, views: Iterable[View]) -> tuple[str, ...]:
    """Return the names of the lists, those of the file first, then the views in the order of luoshi.yaml."""
    named = dict.fromkeys(task.lists)
    named.update((view.name, None) for view in views if _selects(view.where, task, promise, location))
    return tuple(named)


def _selects(where: Where, task: Task, promise: Promise, location: Location) -> bool:
    """Whether all conditions are met; a view has one or two, and only those are looked at."""
    return all(_meets(getattr(where, name), _ASKED[name](task, promise, location)) for name in given(where))


def _meets(wanted: str | bool | tuple[str, ...] | None, there: tuple[str | bool | None, ...]) -> bool:  # noqa: FBT001 -- a wanted value, not a switch
    names = wanted if isinstance(wanted, tuple) else (wanted,)
    return wanted is None or any(name in there for name in names)


_ASKED: Mapping[str, Callable[[Task, Promise, Location], tuple[str | bool | None, ...]]] = {
    "kind": lambda task, _, __: (task.kind,),
    "ledger": lambda _, __, location: (location.kind, location.title, location.ledger),
    "category": lambda task, _, __: (task.source.category if task.source else None,),
    "leader": lambda _, promise, __: (promise.leader,),
    "lead": lambda _, promise, __: (promise.lead,),
    "support": lambda _, promise, __: promise.support,
    "owner": lambda _, promise, __: (promise.owner,),
    "lists": lambda task, _, __: task.lists,
    "public": lambda task, _, __: (task.public,),
}
"""What each condition is held against."""
