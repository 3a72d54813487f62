"""漏报 and 迟报: the reports a task owes by its cadence, and whether they came (津教委〔2018〕1号 二(八))."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from luoshi.model.entries import Progress, Reached, Submitted
from luoshi.model.vocabulary import Cadence, Lifecycle
from luoshi.state.lifecycle import walk
from luoshi.state.passing import by_position
from luoshi.state.period import Period, PeriodKind, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.model.configuration import CadenceSetting
    from luoshi.model.entries import Entry
    from luoshi.model.task import Task


class ReportState(StrEnum):
    """Whether an owed report came."""

    ON_TIME = "按时"
    LATE = "迟报"
    MISSING = "漏报"


@by_position
@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report owed for ``period`` by the day ``by``; ``came`` is the day of the first report, None for 漏报."""

    period: str
    by: dt.date
    came: dt.date | None
    state: ReportState


_KINDS = {
    Cadence.WEEK: PeriodKind.WEEK,
    Cadence.MONTH: PeriodKind.MONTH,
    Cadence.QUARTER: PeriodKind.QUARTER,
    Cadence.HALF: PeriodKind.HALF,
}


_WORKING = frozenset({Lifecycle.IN_PROGRESS, Lifecycle.NOT_SIGNED})
_REPORTS: frozenset[type] = frozenset({Progress, Reached, Submitted})


def report_day(period: Period, setting: CadenceSetting) -> dt.date:
    """Return the day a report of ``period`` is owed by: a weekday, or a day of the period's last month."""
    return _report_day(period, setting.week_by, setting.report_by)


@lru_cache(maxsize=4096)
def _report_day(period: Period, week_by: int, report_by: int) -> dt.date:
    if period.kind is PeriodKind.WEEK:
        return period.start + dt.timedelta(days=week_by - 1)
    return min(period.end, period.end.replace(day=1) + dt.timedelta(days=report_by - 1))


def owed_reports(
    task: Task, entries: Sequence[Entry], setting: CadenceSetting, since: dt.date, day: dt.date
) -> tuple[OwedReport, ...]:
    """Return the reports owed whose day lies in [since, day), by date, and the last one owed before ``since``.

    A report is owed for a period when the task was assigned before its report day and on that day was neither
    suspended nor submitted nor ended. A 进展, 节点 or 报结 dated in the period is a report; after the day it is late.
    """
    course = _course_of(entries)
    found: list[OwedReport] = []
    for period in _periods_back(_KINDS[task.cadence or setting.default], day):
        by = report_day(period, setting)
        if by <= task.assigned or (found and found[-1].by < since):
            break
        if by < day and _owes(course, by):
            found.append(_judge(course, period, by))
    return tuple(reversed(found))


_FEW = 16


@lru_cache(maxsize=256)
def _latest_periods(kind: PeriodKind, day: dt.date) -> tuple[Period, ...]:
    """Return the periods that most tasks need: the one of ``day`` and some before it, latest first."""
    return tuple(islice(_all_back(period_of(kind, day)), _FEW))


def _periods_back(kind: PeriodKind, day: dt.date) -> Iterator[Period]:
    latest = _latest_periods(kind, day)
    yield from latest
    yield from islice(_all_back(latest[-1]), 1, None)


def _all_back(period: Period) -> Iterator[Period]:
    while True:
        yield period
        if period.start.year <= 1:
            return
        period = period.previous()


@dataclass(frozen=True, slots=True)
class _Course:
    """The log as the periods ask for it: states with their first days, the days of 报结, the days of reports."""

    steps: tuple[tuple[dt.date, Lifecycle], ...]
    submitted: frozenset[dt.date]
    reports: tuple[dt.date, ...]


def _course_of(entries: Sequence[Entry]) -> _Course:
    return _Course(
        tuple((entry.date, after) for _, entry, before, after in walk(entries) if after is not before),
        frozenset(entry.date for entry in entries if type(entry) is Submitted),
        tuple(entry.date for entry in entries if type(entry) in _REPORTS),
    )


def _owes(course: _Course, by: dt.date) -> bool:
    if by in course.submitted:
        return True
    lifecycle = next((after for date, after in reversed(course.steps) if date <= by), Lifecycle.NOT_SIGNED)
    return lifecycle in _WORKING


def _judge(course: _Course, period: Period, by: dt.date) -> OwedReport:
    came = next((date for date in course.reports if period.start <= date <= period.end), None)
    state = ReportState.MISSING if came is None else ReportState.LATE if came > by else ReportState.ON_TIME
    return OwedReport(period.key, by, came, state)
