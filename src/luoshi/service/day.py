"""``today``: what waits in the ledger, each with the command that does it, and the bulletin that comes next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.pages.today_page import TodayLine
from luoshi.service.listing import list_tasks
from luoshi.service.recording.entry_needs import command_of
from luoshi.state.period import PeriodKind, find_period
from luoshi.state.sets.dues import Due, WaitingKind, list_dues

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.service.listing import Filters
    from luoshi.service.workspace import Workspace

_SOON = 7
_BULLETIN_DAY = 5
_DOING = {
    WaitingKind.OVERDUE: EventKind.URGED,
    WaitingKind.EXTENSION: EventKind.EXTENDED,
    WaitingKind.SIGN: EventKind.SIGNED,
    WaitingKind.REPORT: EventKind.PROGRESS,
    WaitingKind.SOON: EventKind.SUBMITTED,
    WaitingKind.VERIFY: EventKind.VERIFIED,
    WaitingKind.CLOSE: EventKind.CLOSED,
}


def list_day(
    workspace: Workspace, day: dt.date, filters: Filters, *, processes: int = 1
) -> tuple[list[TodayLine], tuple[Finding, ...]]:
    """Return what waits on a day among the tasks that meet the filters, and the findings of unreadable files."""
    listed = list_tasks(workspace, day, filters, processes=processes)
    dues = list_dues(listed.states, day, max(_SOON, workspace.config.cadence.remind_days))
    return [TodayLine(due, _find_command(due)) for due in dues], listed.unread


def _find_command(due: Due) -> str:
    """Return the command with the task alone: on a terminal it asks for the rest, and it stays on one line."""
    name = "reply" if due.kind is WaitingKind.REPLY else command_of(_DOING[due.kind]).partition(" ")[0]
    return f"luoshi {name} {due.state.id}"


def find_next_bulletin(day: dt.date) -> tuple[str, dt.date]:
    """Return the monthly bulletin that comes next and its day: that of the month before up to the 5th, else of this."""
    before = find_period(PeriodKind.MONTH, day.replace(day=1) - dt.timedelta(days=1))
    period = before if day.day <= _BULLETIN_DAY else find_period(PeriodKind.MONTH, day)
    return f"{period.title}通报", period.end + dt.timedelta(days=_BULLETIN_DAY)
