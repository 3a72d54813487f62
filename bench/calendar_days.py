"""Working days of the years that the benchmark plays in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml_rs

from luoshi.workday.calendar import WorkCalendar, YearNotice

ROOT = Path(__file__).resolve().parent.parent
AS_OF = dt.date(2026, 10, 31)
"""The day on which every benchmark looks at the ledger."""


def _notice(path: Path) -> YearNotice:
    data = yaml_rs.loads(path.read_text(encoding="utf-8"))
    year = dict(data) if isinstance(data, dict) else {}
    return YearNotice.of(year["year"], year["notice"], None, year["holidays"], year["workdays"])


CALENDAR = WorkCalendar.of(_notice(path) for path in sorted((ROOT / "calendar").glob("*.yaml")))


def back(day: dt.date, days: int = 0) -> dt.date:
    """Return the working day on or before ``day`` minus some natural days."""
    return CALENDAR.previous_workday(day - dt.timedelta(days=days))


def after(day: dt.date, working_days: int) -> dt.date:
    """Return the day some working days after ``day``."""
    return CALENDAR.add_workdays(day, working_days)
