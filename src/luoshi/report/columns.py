"""Tables of tasks from a choice of columns: a column knows its title, its place and how to fill its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import EventKind
from luoshi.report.cells import CellMaker, make_due, make_task_ref, percent, points
from luoshi.report.document import Align, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from luoshi.report.document import Cell
    from luoshi.state.entries import LastReport
    from luoshi.state.events import TaskEvent
    from luoshi.state.task_state import TaskState


class TaskColumn(Frozen):
    """A column of a table of tasks."""

    column: Column
    cell: Callable[[TaskState, CellMaker], Cell]


def _column(
    title: str, cell: Callable[[TaskState, CellMaker], Cell], width: int = 6, align: Align = Align.LEFT
) -> TaskColumn:
    return TaskColumn(Column(title, align, width), cell)


def _told(words: Callable[[LastReport], str]) -> Callable[[TaskState, CellMaker], Cell]:
    return lambda state, _: (words(state.report) or None) if state.report else None


def _join(values: Iterable[str]) -> str | None:
    return "；".join(values) or None


def _event_column(title: str, kind: EventKind, words: Callable[[TaskEvent], Cell], width: int = 6) -> TaskColumn:
    """Return a column that tells of the last event of a kind."""

    def fill(state: TaskState, _: CellMaker) -> Cell:
        found = next((event for event in reversed(state.events) if event.kind is kind and not event.refused), None)
        return (words(found) or None) if found else None

    return _column(title, fill, width)


ID = _column("编号", lambda state, _: make_task_ref(state), 8)
TITLE = _column("事项", lambda state, _: state.title, 14)
LEAD = _column("牵头单位", lambda state, _: state.lead or None, 7)
SUPPORT = _column("配合单位", lambda state, _: "、".join(state.support) or None, 8)
LEADER = _column("牵头领导", lambda state, _: state.leader or None, 6)
OWNER = _column("责任人", lambda state, _: state.owner or None, 5)
OBJECTIVE = _column("目标任务", lambda state, _: state.objective or None, 12)
STANDARD = _column("工作标准", lambda state, _: state.standard or None, 10)
MEASURES = _column("措施", lambda state, _: _join(state.measures), 12)
OUTPUTS = _column("成果形式", lambda state, _: _join(state.outputs), 10)
ROADMAP = _column(
    "时间节点", lambda state, _: _join(f"{stone.due.isoformat()} {stone.title}" for stone in state.milestones), 12
)
SOURCE = _column("立项依据", lambda state, _: " ".join(filter(None, (state.category, state.document, state.item))), 10)
DUE = _column("完成时限", lambda state, _: make_due(state), 6, Align.CENTRE)
FIRST_DUE = _column("原定时限", lambda state, _: state.first_due, 6, Align.CENTRE)
LIFECYCLE = _column("办理状态", lambda state, _: str(state.lifecycle), 4, Align.CENTRE)
JUDGEMENT = _column("进度研判", lambda state, _: state.judgement and str(state.judgement), 4, Align.CENTRE)
LAMP = _column("亮灯", lambda state, cells: cells.lamp(state), 3, Align.CENTRE)
PLAN = _column("应达进度", lambda state, _: percent(state.plan), 4, Align.RIGHT)
ACTUAL = _column("实际进度", lambda state, _: percent(state.actual), 4, Align.RIGHT)
GAP = _column("差值", lambda state, _: points(state.gap), 4, Align.RIGHT)
DAYS_LATE = _column("逾期天数", lambda state, _: state.days_late or None, 4, Align.RIGHT)
REPORTED = _column("报告日期", lambda state, _: state.report.date if state.report else None, 6, Align.CENTRE)
NOTE = _column("最新进展", _told(lambda report: report.note), 14)
PROBLEM = _column("存在问题", _told(lambda report: report.problem), 10)
CAUSE = _column("原因", _told(lambda report: report.cause), 10)
NEXT = _column("下一步", _told(lambda report: report.next), 10)
QUESTION = _column("四查", lambda state, _: state.question and str(state.question), 4, Align.CENTRE)
SUBMITTED = _column("报结日期", lambda state, _: state.submitted, 6, Align.CENTRE)
CLOSED = _column("销号日期", lambda state, _: state.closed, 6, Align.CENTRE)
LISTS = _column("列入清单", lambda state, _: "、".join(state.lists) or None, 8)
LEDGER = _column("台账", lambda state, _: state.location.title, 10)
VERIFIED = _event_column("核查日期", EventKind.VERIFIED, lambda event: event.date)
VERIFIER = _event_column("核查单位", EventKind.VERIFIED, lambda event: event.who)
VERDICT = _event_column("核查结果", EventKind.VERIFIED, lambda event: event.detail, 8)
APPROVER = _event_column("批准人", EventKind.CLOSED, lambda event: event.approver)
GRADE = _event_column("落实程度和成效", EventKind.CLOSED, lambda event: event.detail, 14)
# Every column above is known by its title to a sheet that comes back, LISTS too, which no table of ours has.
ALL_COLUMNS = tuple(value for value in tuple(globals().values()) if isinstance(value, TaskColumn))


def tabulate_tasks(
    table: str, caption: str, states: Iterable[TaskState], columns: Sequence[TaskColumn], cells: CellMaker
) -> Table:
    """Return one row per state, in the order given."""
    rows = tuple(tuple(column.cell(state, cells) for column in columns) for state in states)
    return Table(table, caption, tuple(column.column for column in columns), rows)
