"""期初 + 新增 − 销号 − 撤销 − 退办 − 并案拆分 = 期末: the stock of open tasks between two days.

Compared state by state, so it holds for any two days. Open is what is not 已销号, 已撤销, 已退办, 已并案 or 已拆分.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Lifecycle
from luoshi.state.sets.statistics import ENDED, group_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.state.task_state import TaskState

States = tuple["TaskState", ...]


class RollForward(Frozen):
    """Each movement with its tasks. ``reopened``: those of ``added`` that a 回头看 brought back.

    A task that was added and closed between the two days stands in both. ``opening`` holds the states of the first
    day, all else those of the second.
    """

    opening: States
    added: States
    reopened: States
    closed: States
    cancelled: States
    declined: States
    regrouped: States
    closing: States


def roll_forward(opening: Iterable[TaskState], now: Iterable[TaskState], day: dt.date) -> RollForward:
    """Compare the states at the end of ``day`` with those of a later day; ids are unique in each.

    Tasks of the first day that the second does not know are left out: the set is the one of the second day.
    """
    before = {state.id: state for state in opening}
    present = tuple(now)
    was = {state.id for state in present if _is_open(before.get(state.id))}
    added = tuple(state for state in present if state.id not in was and _entered(before.get(state.id), state, day))
    moved = was | {state.id for state in added}
    left = group_by((state for state in present if state.id in moved), lambda state: state.lifecycle)
    return RollForward(
        opening=tuple(before[state.id] for state in present if state.id in was),
        added=added,
        reopened=tuple(state for state in added if state.id in before),
        closed=left.get(Lifecycle.CLOSED, ()),
        cancelled=left.get(Lifecycle.CANCELLED, ()),
        declined=left.get(Lifecycle.DECLINED, ()),
        regrouped=(*left.get(Lifecycle.JOINED, ()), *left.get(Lifecycle.SPLIT, ())),
        closing=tuple(state for state in present if _is_open(state)),
    )


def _is_open(state: TaskState | None) -> bool:
    return state is not None and state.lifecycle not in ENDED


def _entered(before: TaskState | None, now: TaskState, day: dt.date) -> bool:
    """Whether a task that was not open came in: newly assigned, or brought back after it had ended."""
    if before is None or _is_open(now):
        return True
    reopened_since = now.reopened is not None and now.reopened > day
    return before.lifecycle is Lifecycle.CLOSED and now.lifecycle is Lifecycle.CLOSED and reopened_since
