"""The page of ``list``: one row a task, what a clerk looks for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report import columns as col
from luoshi.report.cells import CellMaker
from luoshi.report.columns import tabulate_tasks
from luoshi.report.document import Page, Section
from luoshi.report.pages.task_facts import list_facts

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.configuration import Configuration
    from luoshi.state.task_state import TaskState

_TASK = (col.ID, col.TITLE, col.LEAD, col.DUE)
_JUDGED = (col.LIFECYCLE, col.JUDGEMENT, col.PLAN, col.ACTUAL, col.GAP, col.LAMP, col.QUESTION)


def make_list_page(states: tuple[TaskState, ...], config: Configuration, as_of: dt.date) -> Page:
    """Return the page: one table in the order given, and the facts."""
    caption = f"事项{len(states)}项（截至{as_of.isoformat()}）"
    table = tabulate_tasks("tasks", caption, states, (*_TASK, *_JUDGED), CellMaker.of(config))
    shown = table.but(empty="没有符合条件的事项")
    return Page((Section("tasks", "", (shown,)),), list_facts(states, as_of))
