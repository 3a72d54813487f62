"""漏报 and 迟报: the reports a task owes by its cadence, and whether they came (津教委〔2018〕1号 二(八))."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.decisions import Submitted
from luoshi.model.entries import Progress, Reached
from luoshi.model.vocabulary import Cadence, Lifecycle
from luoshi.state.period import Period, PeriodKind, find_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.model.configuration import CadenceSetting
    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.lifecycle import Step


class ReportState(StrEnum):
    """Whether an owed report came."""

    ON_TIME = "按时"
    LATE = "迟报"
    MISSING = "漏报"


class OwedReport(NamedTuple):
    """A report owed for ``period`` by the day ``by``; ``came`` is the day of the first report, None for 漏报.

    ``end``: the last day of the period, up to which a late report still comes; ``lead``: the lead unit in force on
    the day ``by``, whose report it was (None: to be named).
    """

    period: str
    by: dt.date
    came: dt.date | None
    state: ReportState
    end: dt.date
    lead: str | None = None


_KINDS = {
    Cadence.WEEK: PeriodKind.WEEK,
    Cadence.MONTH: PeriodKind.MONTH,
    Cadence.QUARTER: PeriodKind.QUARTER,
    Cadence.HALF: PeriodKind.HALF,
}


_WORKING = (Lifecycle.IN_PROGRESS, Lifecycle.NOT_SIGNED)
_REPORTS: frozenset[type] = frozenset({Progress, Reached, Submitted})
_ON_TIME, _LATE, _MISSING = ReportState.ON_TIME, ReportState.LATE, ReportState.MISSING


def find_report_day(period: Period, setting: CadenceSetting) -> dt.date:
    """Return the day a report of ``period`` is owed by: a weekday, or a day of the period's last month."""
    return _report_day(period, setting.week_by, setting.report_by)


def _report_day(period: Period, week_by: int, report_by: int) -> dt.date:
    if period.kind is PeriodKind.WEEK:
        return period.start + dt.timedelta(days=week_by - 1)
    return min(period.end, period.end.replace(day=1) + dt.timedelta(days=report_by - 1))


def list_owed_reports(
    task: Task, course: Course, setting: CadenceSetting, since: dt.date, day: dt.date
) -> tuple[OwedReport, ...]:
    """Return the reports owed whose day lies in [since, day), by date, and the last one owed before ``since``.

    A report is owed for a period when the task was assigned before its report day and on that day was neither
    suspended nor submitted nor ended. A 进展, 节点 or 报结 dated in the period is a report; after the day it is late.
    """
    assigned, entries, steps = task.assigned, course.entries, list(course.steps)
    reports = [entry.date for entry in entries if type(entry) in _REPORTS]
    submitted = [entry.date for entry in entries if type(entry) is Submitted]
    found: list[OwedReport] = []
    for by, period in _owed_back(task.cadence or setting.default, setting.week_by, setting.report_by, day):
        if by <= assigned or (found and found[-1].by < since):
            break
        while steps and steps[-1][0] > by:
            steps.pop()
        if not steps or steps[-1][2] in _WORKING or by in submitted:
            found.append(_judge(reports, period, by, find_lead(course.leads, by)))
    found.reverse()
    return tuple(found)


_FEW = 16

Owed = tuple[dt.date, Period]


def _owed_back(cadence: Cadence, week_by: int, report_by: int, day: dt.date) -> Iterator[Owed]:
    """Yield the periods whose report day is before ``day``, with that day, latest first."""
    latest, last = _latest(cadence, week_by, report_by, day)
    return chain(latest, islice(_all_back(last, week_by, report_by), 1, None))


@lru_cache(maxsize=256)
def _latest(cadence: Cadence, week_by: int, report_by: int, day: dt.date) -> tuple[tuple[Owed, ...], Period]:
    """Return what most tasks need of ``_owed_back``, and the last period looked at."""
    periods = list(islice(_all_back(find_period(_KINDS[cadence], day), week_by, report_by), _FEW))
    return tuple(each for each in periods if each[0] < day), periods[-1][1]


def _all_back(period: Period, week_by: int, report_by: int) -> Iterator[Owed]:
    while True:
        yield _report_day(period, week_by, report_by), period
        if period.start.year <= 1:
            return
        period = period.previous()


class Course(NamedTuple):
    """The log as the periods ask for it: the entries by date, the changes of state, and the lead units with their days.

    ``leads``: each lead unit with the first day on which it was in force, the first of them from the assignment on.
    """

    entries: Sequence[Entry]
    steps: Sequence[Step]
    leads: Sequence[Lead]


Lead = tuple["dt.date", "str | None"]
"""A lead unit and the first day on which it was in force."""


def find_lead(leads: Sequence[Lead], day: dt.date) -> str | None:
    """Return the lead unit in force on the day; the first before any change."""
    if len(leads) == 1:
        return leads[0][1]
    return next((unit for since, unit in reversed(leads) if since <= day), leads[0][1])


def _judge(reports: Sequence[dt.date], period: Period, by: dt.date, lead: str | None) -> OwedReport:
    start, end = period.start, period.end
    for date in reports:
        if start <= date <= end:
            return OwedReport(period.key, by, date, _LATE if date > by else _ON_TIME, end, lead)
    return OwedReport(period.key, by, None, _MISSING, end, lead)
