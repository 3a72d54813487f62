"""Reports: what is asked of the earlier days is enough."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from luoshi.model.scope import Scope
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.service.reports.reporting import digest_report, report_of
from luoshi.service.workspace import open_workspace
from luoshi.state.period import PeriodKind, parse_period

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 20)
PERIODS = [
    (PeriodKind.WEEK, "2026-W40"), (PeriodKind.MONTH, "2026-03"), (PeriodKind.MONTH, "2026-10"),
    (PeriodKind.QUARTER, "2026-Q3"), (PeriodKind.HALF, "2026-H1"), (PeriodKind.YEAR, "2026"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "key"), PERIODS, ids=[key for _, key in PERIODS])
@pytest.mark.parametrize("unit", [None, "发展规划处"])
def test_the_earlier_days_in_brief_give_the_same_report(kind: PeriodKind, key: str, unit: str | None) -> None:
    opened, period = open_workspace(ROOT), parse_period(kind, key)
    request = ReportRequest(period, min(period.end, TODAY), Scope(unit=unit))
    brief, whole = (report_of(opened, request, digest_report(opened, request, brief=each)) for each in (True, False))
    assert brief == whole
