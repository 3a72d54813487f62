"""附件 1 任务进展一览表, 2 滞后与逾期清单, 3 单位情况表, 4 销号清单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.configuration import Where
from luoshi.model.vocabulary import Judgement
from luoshi.report import columns as col
from luoshi.report.bulletin.breakdown import tabulate_breakdown
from luoshi.report.bulletin.unit_table import tabulate_units
from luoshi.report.cells import make_task_ref
from luoshi.report.columns import tabulate_tasks
from luoshi.report.document import Align, Column, Table
from luoshi.state.sets.statistics import AXES, build_id_key
from luoshi.state.shortcomings import BEHIND

if TYPE_CHECKING:
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState

_STAND = (col.LIFECYCLE, col.JUDGEMENT, col.LAMP, col.PLAN, col.ACTUAL, col.GAP)
_TASKS = (col.ID, col.TITLE, col.LEAD, col.DUE, *_STAND, col.NOTE)
_BEHIND = (
    col.ID,
    col.TITLE,
    col.LEAD,
    col.OWNER,
    col.DUE,
    col.JUDGEMENT,
    col.LAMP,
    col.DAYS_LATE,
    col.GAP,
    col.PROBLEM,
    col.CAUSE,
    col.NEXT,
)
_CLOSED = (
    *(col.ID, col.TITLE, col.LEAD, col.DUE, col.SUBMITTED, col.CLOSED, col.JUDGEMENT),
    *(col.GRADE, col.APPROVER),
)
_SHORT = tuple(
    column.but(column=column.column.but(width=width))
    for column, width in (
        *((col.ID, 6), (col.TITLE, 14), (col.LEAD, 7), (col.DUE, 6), (col.JUDGEMENT, 4), (col.LAMP, 2)),
        *((col.ACTUAL, 3), (col.GAP, 3)),
    )
)
"""Narrow enough for an upright page, so that the last page of the bulletin holds the end of the table and the 版记."""
_URGENCY = (Judgement.OVERDUE, Judgement.LAGGING, Judgement.NORMAL, Judgement.AHEAD, Judgement.PAUSED)
_BROKEN_DOWN = ("leader", "category", "list")


def task_list(material: ReportData) -> tuple[Table, ...]:
    """Return every covered task."""
    return (tabulate_tasks("tasks", "任务进展一览表", material.coverage.live, _TASKS, material.cells),)


def list_by_urgency(material: ReportData) -> tuple[Table, ...]:
    """Return every covered task in a narrow table: what is overdue first, then what lags, what is finished last."""
    states = sorted(material.coverage.live, key=_rank_urgency)
    return (tabulate_tasks("tasks", "任务进展一览表", states, _SHORT, material.cells).but(small=True),)


def _rank_urgency(state: TaskState) -> tuple[object, ...]:
    place = _URGENCY.index(state.judgement) if state.judgement in _URGENCY else len(_URGENCY)
    behind = state.judgement in BEHIND
    return place, *(_severity(state)[1:] if behind else (0, 0, build_id_key(state.id)))


def list_parts(material: ReportData) -> tuple[Table, ...]:
    """Return what the unit of the report supports: its part, its limit, and how it stands."""
    unit = material.request.scope.unit
    columns = (
        *(Column("编号", width=6), Column("事项", width=12), Column("牵头单位", width=6), Column("承担任务", width=8)),
        *(Column(title, Align.CENTRE, 5) for title in ("时限", "签收", "最近报告", "报结")),
        Column("研判", Align.CENTRE, 4),
    )
    rows = tuple(_row_of_part(state, unit or "") for state in material.coverage.live)
    return (Table("parts", "配合任务清单", columns, rows, small=True),)


def _row_of_part(state: TaskState, unit: str) -> tuple[Cell, ...]:
    head = (make_task_ref(state), state.title, state.lead)
    part = next((each for each in state.parts if each.unit == unit), None)
    if part is None:
        return *head, None, state.due, None, None, None, state.judgement and str(state.judgement)
    days = (part.due or state.due, part.signed, part.reported, part.done)
    return *head, part.part or None, *days, str(part.judgement)


def list_behind(material: ReportData) -> tuple[Table, ...]:
    """Return what is overdue, the longest first, then what lags, the furthest first."""
    behind = sorted((s for s in material.coverage.live if s.judgement in BEHIND), key=_severity)
    return (tabulate_tasks("behind", "滞后与逾期清单", behind, _BEHIND, material.cells),)


def _severity(state: TaskState) -> tuple[object, ...]:
    gap = 0 if state.gap is None else state.gap
    return state.judgement is not Judgement.OVERDUE, -state.days_late, gap, build_id_key(state.id)


def tabulate_all_units(material: ReportData) -> tuple[Table, ...]:
    """Return the units, and the counts by leader, source and list; a list of what one leader has is not said again."""
    said = frozenset(view.name for view in material.config.views if _is_of_leaders(view.where))
    axes = (axis for axis in AXES if axis.id in _BROKEN_DOWN)
    others = (tabulate_breakdown(material.coverage.live, axis, said) for axis in axes)
    return (tabulate_units(material), *(table for table in others if table.rows))


def _is_of_leaders(where: Where) -> bool:
    """Whether the list is what leaders have, and nothing else; the table by leader has the same numbers."""
    return where == Where(leader=where.leader) and where.leader is not None


def list_closed(material: ReportData) -> tuple[Table, ...]:
    """Return what was closed in the period, by the day of its 销号."""
    states = sorted(material.flow.closed, key=lambda state: (state.closed or state.as_of, build_id_key(state.id)))
    caption = f"{material.words.this}销号清单"
    return (tabulate_tasks("closed", caption, states, _CLOSED, material.cells),)
