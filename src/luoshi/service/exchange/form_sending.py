"""``form send``: one form per unit, with its open tasks as they stand on a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError, UnreadableError
from luoshi.exchange.forms.form_send import write_form
from luoshi.exchange.forms.form_sheet import FormHead, FormRow, UnitForm, digest_reports
from luoshi.model.entries import Progress
from luoshi.model.vocabulary import STANDING, Basis
from luoshi.report.bulletin.unit_order import UnitOrder
from luoshi.service.exchange.form_file_names import file_name
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import scan_workspace
from luoshi.state.lifecycle import OPEN
from luoshi.state.owed import find_report_day
from luoshi.state.rounding import round_to_tenth
from luoshi.state.sets.statistics import build_id_key, group_by
from luoshi.store.edit.task_text import record_data

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.state.indicators import IndicatorState
    from luoshi.state.period import Period
    from luoshi.state.task_state import TaskState


def write_forms(
    workspace: Workspace, period: Period, day: dt.date, *, unit: str | None = None, commit: str = "", processes: int = 1
) -> dict[str, bytes]:
    """Return the forms of all units with open tasks, or of one, by file name in the order of org.yaml.

    Raises NothingToDoError when there is no open task, UnreadableError when a task file cannot be read: a form that
    lacks a task would tell the unit that it has none.
    """
    groups = open_tasks(workspace, day, unit, processes=processes)
    if not groups:
        whose = f"“{unit}”" if unit else "各单位"
        raise NothingToDoError(f"{whose}在 {day.isoformat()} 没有在办事项，不用发表", "luoshi list 看全部事项")
    forms = {
        name: _build_form(workspace, period, FormHead(_name(workspace), name, period.key, day, commit), groups[name])
        for name in groups
    }
    return {file_name(name, period.key): write_form(form) for name, form in forms.items()}


def open_tasks(
    workspace: Workspace, day: dt.date, unit: str | None = None, *, processes: int = 1
) -> dict[str, tuple[TaskState, ...]]:
    """Return the open tasks by lead unit, each group by id. Raises UnreadableError for a file that cannot be read."""
    digest = scan_workspace(workspace, ScanRequest((day,)), processes=processes)
    unread = digest.findings()
    if unread:
        first = unread[0]
        raise UnreadableError(
            f"有 {len({each.path for each in unread})} 个文件读不懂，如 {first.path}：{first.message}",
            "先改正：luoshi check --severity error",
        )
    found = [state for state in digest.states() if _takes_part(state, day, unit)]
    groups = group_by(sorted(found, key=lambda state: build_id_key(state.id)), lambda state: state.lead)
    order = UnitOrder.of(each.name for each in workspace.organisation.units)
    return {name: tuple(groups[name]) for name in sorted(groups, key=order.key)}


def _takes_part(state: TaskState, day: dt.date, unit: str | None) -> bool:
    return state.lifecycle in OPEN and state.assigned <= day and bool(state.lead) and unit in {None, state.lead}


def _name(workspace: Workspace) -> str:
    return workspace.config.organisation.name


def _build_form(workspace: Workspace, period: Period, head: FormHead, states: Iterable[TaskState]) -> UnitForm:
    rows = tuple(_build_row(workspace, period, head.unit, state) for state in states)
    return UnitForm(head, period, find_report_day(period, workspace.config.cadence), rows)


def _build_row(workspace: Workspace, period: Period, unit: str, state: TaskState) -> FormRow:
    task, _ = read_task(workspace, state.location.path)
    reports = known_reports(task, unit, period) if task else ""
    progress = state.basis is Basis.REPORTED
    indicators = tuple(item.id for item in state.indicators)
    return FormRow(state.id, _list_known(state), progress, indicators, reports, str(state.judgement or ""))


def _list_known(state: TaskState) -> tuple[str | Decimal | None, ...]:
    due = state.due.isoformat() if state.due else STANDING if state.standing else ""
    plan, actual = (None if value is None else round_to_tenth(value) for value in (state.plan, state.actual))
    indicators = "\n".join(_write_indicator(item) for item in state.indicators)
    return (state.id, state.title, state.objective, due, plan, actual, _write_last_report(state), indicators)


def _write_last_report(state: TaskState) -> str:
    report = state.report
    if report is None:
        return ""
    parts = (("", report.note), ("问题：", report.problem), ("下一步：", report.next))
    return f"{report.date.isoformat()} " + "；".join(f"{title}{text}" for title, text in parts if text)


def _write_indicator(item: IndicatorState) -> str:
    unit = item.unit or ""
    name = item.id if item.title in {"", item.id} else f"{item.id}（{item.title}）"
    target = "" if item.target is None else f"目标{item.direction if item.target else ''}{item.target}{unit}"
    value = "上期未报" if item.value is None else f"上期{item.value}{unit}"
    return f"{name}：{'；'.join(filter(None, (target, value)))}"


def known_reports(task: Task, unit: str, period: Period) -> str:
    """Return the digest of the unit's reports in the period, as the ledger has them."""
    return digest_reports([_write_report(entry) for entry in reports_of(task, unit, period)])


def reports_of(task: Task, unit: str, period: Period) -> tuple[Progress, ...]:
    """Return the unit's reports of the period, in order."""
    return tuple(
        entry
        for entry in task.log
        if isinstance(entry, Progress) and entry.by == unit and period.start <= entry.date <= period.end
    )


def _write_report(entry: Progress) -> str:
    data: Mapping[str, object] = record_data(entry)
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
