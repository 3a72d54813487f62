"""Sets of task states: groups and counts along the axes by which the field counts (domain.md 3.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Lifecycle
from luoshi.state.lifecycle import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from luoshi.state.task_state import TaskState

    Key = Callable[[TaskState], "str | tuple[str, ...] | None"]

ENDED = OUTSIDE | {Lifecycle.CLOSED}
"""States that have left the stock: 已销号, 已退办, 已撤销, 已并案, 已拆分. Every other state is 存量."""

DONE = frozenset({Lifecycle.COMPLETED, Lifecycle.CLOSED})
"""States that bulletins call 办结: a 报结 that passed its 核查. 待核查 is not yet 办结."""

_NUMBERS = re.compile(r"(\d+)")


class Axis(Frozen):
    """One way to split a set. ``key`` gives the class of a task, None for none; ``several``: a tuple of classes."""

    id: str
    title: str
    key: Key
    several: bool = False


AXES = (
    Axis("lifecycle", "办理状态", lambda state: state.lifecycle),
    Axis("judgement", "进度研判", lambda state: state.judgement),
    Axis("lamp", "亮灯", lambda state: state.lamp),
    Axis("unit", "牵头单位", lambda state: state.lead),
    Axis("leader", "牵头领导", lambda state: state.leader),
    Axis("category", "来源类别", lambda state: state.category),
    Axis("list", "清单", lambda state: state.lists, several=True),
    Axis("ledger", "台账", lambda state: state.location.title),
)
"""The axes that every list and bulletin may count by."""


def group_by(states: Iterable[TaskState], key: Key) -> dict[str, tuple[TaskState, ...]]:
    """Return the states of each class, in the order given; a task without class stands under the empty text.

    One pass. With several classes per task (清单) a task stands under each of them, once.
    """
    groups: dict[str, list[TaskState]] = {}
    for state in states:
        name = key(state)
        if not isinstance(name, tuple):
            groups.setdefault(name or "", []).append(state)
            continue
        for each in dict.fromkeys(name) or ("",):
            groups.setdefault(each, []).append(state)
    return {name: tuple(members) for name, members in groups.items()}


def count_by(states: Iterable[TaskState], key: Key) -> dict[str, int]:
    """Return how many states each class has; classes in the order in which they first come."""
    return {name: len(members) for name, members in group_by(states, key).items()}


def build_id_key(task: str) -> tuple[tuple[str, int], ...]:
    """Return a sort key that puts ZD-2026-999 before ZD-2026-1000."""
    parts = _NUMBERS.split(task)
    numbers = [int(digits) for digits in parts[1::2]] + [-1]
    return (*zip(parts[::2], numbers, strict=True), (task, 0))
