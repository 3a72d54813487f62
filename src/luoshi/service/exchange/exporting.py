"""``export``: the lists that offices keep, as tables; and the due dates as a calendar."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.exchange.calendar_file import CalendarHead, write_calendar
from luoshi.frozen import Frozen
from luoshi.model.scope import Scope
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.pages.work_lists import list_authority, list_closings, list_duties_by_unit, list_standings, list_work
from luoshi.service.listing import Filters, list_tasks
from luoshi.service.reports.reporting import make_report
from luoshi.state.lifecycle import OUTSIDE
from luoshi.state.period import PeriodKind, find_period
from luoshi.version import VERSION

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.findings import Finding
    from luoshi.report.document import Table
    from luoshi.service.listing import Listed
    from luoshi.service.workspace import Workspace


class ExportView(StrEnum):
    """The lists that can be exported."""

    WORK = "工作落实清单"
    STAND = "办理情况一览表"
    UNITS = "单位情况表"
    DUTIES = "责任清单"
    CLOSING = "销号台账"
    AUTHORITY = "权责清单"


class ExportRequest(Frozen):
    """Which tasks, on which day."""

    day: dt.date
    scope: Scope = Scope()


class Exported(Frozen):
    """The tables of a view, and the findings of files that could not be read (so are not in them)."""

    tables: tuple[Table, ...]
    unread: tuple[Finding, ...]


def export_view(workspace: Workspace, view: ExportView, request: ExportRequest, *, processes: int = 1) -> Exported:
    """Return the tables of a view; 已撤销 and 已退办 do not count."""
    if view is ExportView.UNITS:
        return _units(workspace, request, processes)
    listed = _listed(workspace, request, processes)
    states = [state for state in listed.states if state.lifecycle not in OUTSIDE]
    config = workspace.config
    if view is ExportView.DUTIES:
        units = (unit.name for unit in workspace.organisation.units)
        return Exported(list_duties_by_unit(states, config, units), listed.unread)
    if view is ExportView.AUTHORITY:
        return Exported((list_authority(states, workspace.duties),), listed.unread)
    make = {ExportView.WORK: list_work, ExportView.STAND: list_standings, ExportView.CLOSING: list_closings}[view]
    return Exported((make(states, config),), listed.unread)


def export_calendar(
    workspace: Workspace, request: ExportRequest, *, processes: int = 1
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the calendar of due dates, and the findings of files that could not be read."""
    listed = _listed(workspace, request, processes)
    config = workspace.config
    head = CalendarHead(config.organisation.name, request.day, config.cadence.remind_days, VERSION)
    return write_calendar(listed.states, head), listed.unread


def _listed(workspace: Workspace, request: ExportRequest, processes: int) -> Listed:
    scope = request.scope
    filters = Filters(unit=scope.unit, leader=scope.leader, list_name=scope.list_name, ledger=scope.ledger)
    return list_tasks(workspace, request.day, filters, processes=processes)


def _units(workspace: Workspace, request: ExportRequest, processes: int) -> Exported:
    """Return the 单位情况表 of the monthly bulletin of that day."""
    wanted = ReportRequest(find_period(PeriodKind.MONTH, request.day), request.day, request.scope)
    document, unread = make_report(workspace, wanted, processes=processes)
    return Exported(tuple(table for table in document.tables() if table.id == "units"), unread)
