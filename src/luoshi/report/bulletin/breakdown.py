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
    from collections.abc import Iterable, Sequence

    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState

_NUMBER = Align.RIGHT


def tabulate_breakdown(states: Sequence[TaskState], axis: Axis, said: Iterable[str] = ()) -> Table:
    """Return what each class of an axis has: tasks, 已办结, 滞后, 逾期 and 按期办结率; the largest class first.

    Where a task may be in several classes (清单) there is no total row. ``said``: classes that another table has.
    """
    groups = group_by(states, axis.key)
    ordered = sorted(set(groups).difference(said), key=lambda name: (not name, -len(groups[name]), name))
    rows = [(name or NOBODY, *_numbers(groups[name])) for name in ordered]
    total = [] if axis.several else [("合计", *_numbers(states))]
    caption = f"按{axis.title}"
    return Table(f"by_{axis.id}", caption, _columns(axis), (*rows, *total), total=bool(total), small=True)


def _columns(axis: Axis) -> tuple[Column, ...]:
    counts = (Column(title, _NUMBER, 4) for title in ("事项数", "已办结", "滞后", "逾期"))
    return (Column(axis.title, width=12), *counts, Column("按期办结率", _NUMBER, 8))


def _numbers(states: Sequence[TaskState]) -> tuple[Cell, ...]:
    judged = count_by(states, lambda state: state.judgement)
    behind = (judged.get(word, 0) for word in (Judgement.LAGGING, Judgement.OVERDUE))
    return len(states), len(find_completion(states).part), *behind, make_rate(find_on_time(states))
