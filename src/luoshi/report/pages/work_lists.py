"""What offices keep as workbooks: 工作落实清单, 办理情况一览表 and 销号台账, in the columns seen there (domain 2.2).

The names are kept apart: 工作落实清单 says what is to be done by whom (津教委〔2018〕1号 二（三） and its 附件),
办理情况一览表 how far it has come (the 督办情况一览表 that offices append to their bulletins).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report import columns as col
from luoshi.report.cells import CellMaker
from luoshi.report.columns import TaskColumn, task_table
from luoshi.report.document import Align, Column
from luoshi.state.lifecycle import FINISHED
from luoshi.state.statistics import build_id_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.report.document import Cell, Table
    from luoshi.state.events import TaskEvent
    from luoshi.state.task_state import TaskState


def _of_event(title: str, kind: EventKind, words: Callable[[TaskEvent], Cell], width: int = 6) -> TaskColumn:
    """Return a column that tells of the last event of a kind."""

    def cell(state: TaskState, _: CellMaker) -> Cell:
        found = next((event for event in reversed(state.events) if event.kind is kind), None)
        return (words(found) or None) if found else None

    return TaskColumn(Column(title, width=width), cell)


_WORK = (col.ID, col.SOURCE, col.TITLE, col.OBJECTIVE, col.STANDARD)
_DUTY = (col.LEADER, col.LEAD, col.SUPPORT, col.OWNER)
_FOUR = (*_WORK, *_DUTY, col.MEASURES, col.OUTPUTS, col.ROADMAP, col.DUE)
_JUDGED = (col.LIFECYCLE, col.JUDGEMENT, col.LAMP, col.PLAN, col.ACTUAL, col.GAP, col.DAYS_LATE)
_TOLD = (col.REPORTED, col.NOTE, col.PROBLEM, col.CAUSE, col.NEXT)
_STAND = (col.ID, col.SOURCE, col.TITLE, *_DUTY, col.FIRST_DUE, col.DUE, *_JUDGED, *_TOLD)
EVENT_COLUMNS = (
    _of_event("核查日期", EventKind.VERIFIED, lambda event: event.date),
    _of_event("核查单位", EventKind.VERIFIED, lambda event: event.who),
    _of_event("核查结果", EventKind.VERIFIED, lambda event: event.detail, 8),
    _of_event("批准人", EventKind.CLOSED, lambda event: event.approver),
    _of_event("落实程度和成效", EventKind.CLOSED, lambda event: event.detail, 14),
)
"""What the last 核查 and the last 销号 tell."""

_CHECKED, _SEALED = EVENT_COLUMNS[:3], EVENT_COLUMNS[3:]
_TERMS = (col.ID, col.TITLE, col.LEAD, col.OWNER, col.FIRST_DUE, col.DUE, col.SUBMITTED)
_CLOSING = (*_TERMS, *_CHECKED, col.CLOSED, *_SEALED, col.JUDGEMENT, col.LIFECYCLE)


def work_list(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return 任务清单, 责任清单, 措施清单 and 成果清单 in one table, with 四明确, the basis and the 时间表."""
    return _numbered(task_table("work", "工作落实清单", _sorted(states), _FOUR, CellMaker.of(config)))


def stand_list(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return how every task stands: time limits, judgement, lamp, and what was reported last."""
    return _numbered(task_table("stand", "办理情况一览表", _sorted(states), _STAND, CellMaker.of(config)))


def closing_list(states: Iterable[TaskState], config: Configuration) -> Table:
    """Return what was submitted, with how far it has come to 销号; by the day of 报结."""
    found = [state for state in states if state.lifecycle in FINISHED]
    found.sort(key=lambda state: (state.submitted or state.as_of, build_id_key(state.id), state.location.path))
    return _numbered(task_table("closing", "销号台账", found, _CLOSING, CellMaker.of(config)))


def _sorted(states: Iterable[TaskState]) -> list[TaskState]:
    return sorted(states, key=lambda state: (build_id_key(state.id), state.location.path))


def _numbered(table: Table) -> Table:
    """Return the table with 序号 in front."""
    rows = tuple((number, *row) for number, row in enumerate(table.rows, 1))
    return table.but(columns=(Column("序号", Align.CENTRE, 2), *table.columns), rows=rows)
