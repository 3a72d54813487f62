"""分类统计: counts by any axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.report.bulletin.unit_order import NOBODY
from luoshi.report.cells import make_rate
from luoshi.report.document import Align, Column, Table
from luoshi.state.sets.rates import find_completion, find_on_time
from luoshi.state.sets.statistics import Axis, count_by, group_by

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState

_NUMBER = Align.RIGHT


def tabulate_breakdown(states: Sequence[TaskState], axis: Axis, known: Collection[frozenset[str]] = ()) -> Table:
    """Return what each class of an axis has: tasks, 已办结, 滞后, 逾期 and 按期办结率; the largest class first.

    Where a task may be in several classes (清单) there is no total row, and those of the same tasks as one of ``known``
    are left out.
    """
    groups = group_by(states, axis.key)
    ids = list_classes(states, axis)
    chosen = (name for name in groups if ids[name] not in known)
    ordered = sorted(chosen, key=lambda name: (not name, -len(groups[name]), name))
    rows = [(name or NOBODY, *_numbers(groups[name])) for name in ordered]
    total = [] if axis.several else [("合计", *_numbers(states))]
    caption = f"按{axis.title}"
    return Table(f"by_{axis.id}", caption, _columns(axis), (*rows, *total), total=bool(total), small=True)


def list_classes(states: Sequence[TaskState], axis: Axis) -> dict[str, frozenset[str]]:
    """Return the ids of the tasks of each class."""
    return {name: frozenset(state.id for state in members) for name, members in group_by(states, axis.key).items()}


def _columns(axis: Axis) -> tuple[Column, ...]:
    counts = (Column(title, _NUMBER, 4) for title in ("事项数", "已办结", "滞后", "逾期"))
    return (Column(axis.title, width=12), *counts, Column("按期办结率", _NUMBER, 8))


def _numbers(states: Sequence[TaskState]) -> tuple[Cell, ...]:
    judged = count_by(states, lambda state: state.judgement)
    behind = (judged.get(word, 0) for word in (Judgement.LAGGING, Judgement.OVERDUE))
    return len(states), len(find_completion(states).part), *behind, make_rate(find_on_time(states))
