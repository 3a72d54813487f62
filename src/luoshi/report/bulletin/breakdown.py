"""分类统计: counts by any axis, and the classes of a report with their shares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.report.bulletin.shares import RULE
from luoshi.report.bulletin.unit_order import NOBODY
from luoshi.report.cells import make_rate
from luoshi.report.document import Align, Column, Rate, Table
from luoshi.state.sets.rates import find_completion, find_on_time
from luoshi.state.sets.statistics import Axis, count_by, group_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState

_NUMBER = Align.RIGHT


def tabulate_classes(material: ReportData, table: str, caption: str, classes: Mapping[str, str]) -> Table:
    """Return the classes of one axis, each with count and share, and the total; ``classes``: figure id → word."""
    columns = (Column(caption, width=8), Column("件数", _NUMBER, 4), Column("占比", _NUMBER, 6))
    rows = [(str(word), *_count_and_share(material, figure)) for figure, word in classes.items()]
    total = int(material.figures.value("total"))
    note = f"占比以{total}项为分母，{RULE}"
    return Table(table, caption, columns, (*rows, ("合计", total, None)), total=True, note=note)


def _count_and_share(material: ReportData, figure: str) -> tuple[int, Rate]:
    share = material.figures.figures[f"{figure}_share"]
    value = None if share.value is None else Decimal(share.value)
    return len(share.tasks), Rate(value, len(share.tasks), share.of or 0)


def tabulate_breakdown(states: Sequence[TaskState], axis: Axis) -> Table:
    """Return what each class of an axis has: tasks, 已办结, 滞后, 逾期 and 按期办结率; the largest class first.

    Where a task may be in several classes (清单) there is no total row.
    """
    groups = group_by(states, axis.key)
    ordered = sorted(groups, key=lambda name: (not name, -len(groups[name]), name))
    rows = [(name or NOBODY, *_numbers(groups[name])) for name in ordered]
    total = [] if axis.several else [("合计", *_numbers(states))]
    return Table(f"by_{axis.id}", f"按{axis.title}", _columns(axis), (*rows, *total), total=bool(total))


def _columns(axis: Axis) -> tuple[Column, ...]:
    counts = (Column(title, _NUMBER, 4) for title in ("事项数", "已办结", "滞后", "逾期"))
    return (Column(axis.title, width=12), *counts, Column("按期办结率", _NUMBER, 8))


def _numbers(states: Sequence[TaskState]) -> tuple[Cell, ...]:
    judged = count_by(states, lambda state: state.judgement)
    behind = (judged.get(word, 0) for word in (Judgement.LAGGING, Judgement.OVERDUE))
    return len(states), len(find_completion(states).part), *behind, make_rate(find_on_time(states))
