"""清单 as views: the lists a task is on, from its file and from the conditions in luoshi.yaml (一数多单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.configuration import View, Where
    from luoshi.model.task import Task
    from luoshi.state.promise import Promise
    from luoshi.state.task_state import Shelf


def lists_of(task: Task, promise: Promise, shelf: Shelf, views: Iterable[View]) -> tuple[str, ...]:
    """Return the names of the lists, those of the file first, then the views in the order of luoshi.yaml."""
    named = dict.fromkeys(task.lists)
    named.update((view.name, None) for view in views if _selects(view.where, task, promise, shelf))
    return tuple(named)


def _selects(where: Where, task: Task, promise: Promise, shelf: Shelf) -> bool:
    if where.public is not None and where.public != task.public:
        return False
    category = task.source.category if task.source else None
    pairs = (
        (where.kind, (task.kind,)),
        (where.ledger, (shelf.kind, shelf.title, shelf.ledger)),
        (where.category, (category,)),
        (where.leader, (promise.leader,)),
        (where.lead, (promise.lead,)),
        (where.support, promise.support),
        (where.lists, task.lists),
    )
    return all(_meets(wanted, given) for wanted, given in pairs if wanted is not None)


def _meets(wanted: str | tuple[str, ...], given: tuple[str | None, ...]) -> bool:
    names = (wanted,) if isinstance(wanted, str) else wanted
    return any(name in given for name in names)
