"""``export``: the lists that offices keep, as tables; and the due dates as a calendar."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.exchange.calendar_file import CalendarHead, write_calendar
from luoshi.frozen import Frozen
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.pages.lists import duties_by_unit
from luoshi.report.pages.work_lists import closing_list, stand_list, work_list
from luoshi.service.listing import Filters, list_tasks
from luoshi.service.reports.reporting import make_report
from luoshi.state.lifecycle import WITHDRAWN
from luoshi.state.period import PeriodKind, find_period
from luoshi.version import VERSION

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.findings import Finding
    from luoshi.report.document import Table
    from luoshi.service.listing import Listed
    from luoshi.service.workspace import Workspace


class View(StrEnum):
    """The lists that can be exported."""

    WORK = "工作落实清单"
    STAND = "办理情况一览表"
    UNITS = "单位情况表"
    DUTIES = "责任清单"
    CLOSING = "销号台账"


class Wish(Frozen):
    """Which tasks, on which day; None asks nothing."""

    day: dt.date
    unit: str | None = None
    leader: str | None = None
    list_name: str | None = None
    ledger: str | None = None


class Exported(Frozen):
    """The tables of a view, and the findings of files that could not be read (so are not in them)."""

    tables: tuple[Table, ...]
    unread: tuple[Finding, ...]


def export_view(workspace: Workspace, view: View, wish: Wish, *, processes: int = 1) -> Exported:
    """Return the tables of a view; 已撤销 and 已退办 do not count."""
    if view is View.UNITS:
        return _units(workspace, wish, processes)
    listed = _listed(workspace, wish, processes)
    states = [state for state in listed.states if state.lifecycle not in WITHDRAWN]
    config = workspace.config
    if view is View.DUTIES:
        units = (unit.name for unit in workspace.organisation.units)
        return Exported(duties_by_unit(states, config, units), listed.unread)
    make = {View.WORK: work_list, View.STAND: stand_list, View.CLOSING: closing_list}[view]
    return Exported((make(states, config),), listed.unread)


def export_calendar(workspace: Workspace, wish: Wish, *, processes: int = 1) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the calendar of due dates, and the findings of files that could not be read."""
    listed = _listed(workspace, wish, processes)
    config = workspace.config
    head = CalendarHead(config.organisation.name, wish.day, config.cadence.remind_days, VERSION)
    return write_calendar(listed.states, head), listed.unread


def _listed(workspace: Workspace, wish: Wish, processes: int) -> Listed:
    filters = Filters(unit=wish.unit, leader=wish.leader, list_name=wish.list_name, ledger=wish.ledger)
    return list_tasks(workspace, wish.day, filters, processes=processes)


def _units(workspace: Workspace, wish: Wish, processes: int) -> Exported:
    """Return the 单位情况表 of the monthly bulletin of that day."""
    period = find_period(PeriodKind.MONTH, wish.day)
    request = ReportRequest(period, wish.day, wish.unit, wish.leader, wish.list_name, wish.ledger)
    document, unread = make_report(workspace, request, processes=processes)
    return Exported(tuple(table for table in document.tables() if table.id == "units"), unread)
