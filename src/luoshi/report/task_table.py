"""The table of ``list``: one row a task, what a clerk looks for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Align, Cell, Column, LampMark, Page, Percent, Points, Section, Table, TaskRef
from luoshi.report.task_facts import list_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.model.configuration import Lamp
    from luoshi.state.task_state import TaskState

_COLUMNS = (
    Column("编号", width=6),
    Column("事项", width=16),
    Column("牵头单位", width=6),
    Column("时限", width=5),
    Column("办理状态", width=4),
    Column("研判", width=4),
    Column("应达%", Align.RIGHT, 3),
    Column("实际%", Align.RIGHT, 3),
    Column("差距", Align.RIGHT, 3),
    Column("灯", width=3),
    Column("四查", width=4),
)


def task_page(states: tuple[TaskState, ...], lamps: Sequence[Lamp], as_of: dt.date) -> Page:
    """Return the page of ``list``: one table in the order given, and the facts."""
    return Page((Section("tasks", "", (task_table(states, lamps, as_of),)),), list_facts(states, as_of))


def task_table(states: tuple[TaskState, ...], lamps: Sequence[Lamp], as_of: dt.date) -> Table:
    """Return the table of the tasks, in the order given."""
    rows = tuple(_row(state, lamps) for state in states)
    caption = f"事项{len(rows)}项（截至{as_of.isoformat()}）"
    return Table("tasks", caption, _COLUMNS, rows, empty="没有符合条件的事项")


def _row(state: TaskState, lamps: Sequence[Lamp]) -> tuple[Cell, ...]:
    return (
        TaskRef(state.id, state.shelf.path),
        state.title,
        state.lead,
        due_cell(state),
        state.lifecycle.value,
        state.judgement.value if state.judgement else None,
        None if state.plan is None else Percent(state.plan),
        None if state.actual is None else Percent(state.actual),
        None if state.gap is None else Points(state.gap),
        lamp_cell(state, lamps),
        state.question.value if state.question else None,
    )


def due_cell(state: TaskState) -> Cell:
    """Return the present due date, or 长期."""
    return state.due or ("长期" if state.standing else None)


def lamp_cell(state: TaskState, lamps: Sequence[Lamp]) -> LampMark | None:
    """Return the lamp of the task as a mark; None when none is lit."""
    names = [lamp.name for lamp in lamps]
    return LampMark(state.lamp, names.index(state.lamp), len(names)) if state.lamp else None
