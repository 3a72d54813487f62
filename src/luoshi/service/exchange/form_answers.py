"""``form status``: which units have answered for a period, as their tasks' logs tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Submitted
from luoshi.model.entries import Progress, Reached
from luoshi.report.pages.form_status import UnitAnswer
from luoshi.service.exchange.form_sending import open_tasks
from luoshi.service.judging_ground import build_judging
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import find_location
from luoshi.state.task_state import judge

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.service.workspace import Workspace
    from luoshi.state.period import Period
    from luoshi.state.task_state import TaskState

_REPORTS = (Progress, Reached, Submitted)


def unit_answers(
    workspace: Workspace, period: Period, day: dt.date, *, unit: str | None = None, processes: int = 1
) -> tuple[UnitAnswer, ...]:
    """Return what each unit with open tasks has reported in the period by ``day``, in the order of org.yaml."""
    groups = open_tasks(workspace, day, unit, processes=processes)
    return tuple(_build_answer(workspace, period, day, name, states) for name, states in groups.items())


def _build_answer(
    workspace: Workspace, period: Period, day: dt.date, unit: str, states: tuple[TaskState, ...]
) -> UnitAnswer:
    came = {state.id: _find_report_day(workspace, state.location.path, period, day) for state in states}
    answered = tuple(name for name, date in came.items() if date)
    missing = tuple(name for name, date in came.items() if not date)
    return UnitAnswer(unit, answered, missing, max((date for date in came.values() if date), default=None))


def _find_report_day(workspace: Workspace, path: str, period: Period, day: dt.date) -> dt.date | None:
    """Return the day of the last 进展, 节点 or 报结 in the period; None when there is none."""
    task, _ = read_task(workspace, path)
    if task is None:
        return None
    state = judge(task, find_location(workspace, path), min(day, period.end), build_judging(workspace))
    days = (entry.date for _, entry in state.list_counted() if isinstance(entry, _REPORTS))
    return max((date for date in days if period.start <= date), default=None)
