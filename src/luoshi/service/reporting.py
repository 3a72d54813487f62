"""``report``: the tasks judged on the three days a report needs, and the Document made of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.report.bulletin import Snapshot, build_report
from luoshi.service.digest import Wanted
from luoshi.service.gather import gather, quiet
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.findings import Finding
    from luoshi.report.document import Document
    from luoshi.report.selection import ReportRequest
    from luoshi.service.opened import Opened


def report_day(request_end: dt.date, today: dt.date, asked: dt.date | None) -> dt.date:
    """Return the as-of day: the one asked for, else the last day of the period, or today if it has not ended."""
    return asked or min(request_end, today)


def make_report(
    opened: Opened,
    request: ReportRequest,
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the report, and the findings of files that could not be read and so are not counted in it.

    Raises NotReconciledError when totals that must agree do not.
    """
    opening = request.period.start - dt.timedelta(days=1)
    year_before = dt.date(request.period.year - 1, 12, 31)
    wanted = Wanted((request.as_of, opening, year_before), since=request.period.start)
    digest = gather(opened, wanted, processes=processes, progress=progress)
    units = tuple(unit.name for unit in opened.organisation.units)
    snapshot = Snapshot(digest.states(0), digest.states(1), digest.states(2), units)
    document = build_report(request, snapshot, opened.config, opened.calendar, VERSION)
    return document, tuple(digest.findings())
