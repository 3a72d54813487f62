"""``report``: the tasks judged on the three days a report needs, and the Document made of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError
from luoshi.report.bulletin.bulletin import Snapshot, build_report
from luoshi.report.bulletin.corrections import Corrections, compare_figures
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import quiet, scan_workspace
from luoshi.state.period import PeriodKind, parse_period
from luoshi.state.task_state import FIELDS
from luoshi.store.files.issued import Issued, find_issued_reports, read_issued_figures
from luoshi.store.workspace import CONFIGURATION
from luoshi.version import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from luoshi.findings import Finding
    from luoshi.model.manifest import Manifest
    from luoshi.report.document import Document
    from luoshi.service.scan.request import Scan
    from luoshi.service.workspace import Workspace

REPORTED = (
    "location", "as_of", "id", "title", "kind", "category", "leader", "lead", "owner", "assigned", "standing", "lists",
    "parent", "lifecycle", "sign_by", "submitted", "closed", "reopened", "due", "estimated", "extensions", "owed",
    "report", "events", "plan", "actual", "gap", "milestones", "judgement", "days_late", "days_early", "lamp",
    "question", "answered",
)  # fmt: skip
"""What a bulletin asks of a task as it stands on its own day."""
COMPARED = (
    "location", "id", "kind", "lead", "assigned", "standing", "lifecycle", "reopened", "judgement", "gap", "question",
    "answered",
)  # fmt: skip
"""What a bulletin asks of a task as it stood on an earlier day."""


def report_day(request_end: dt.date, today: dt.date, asked: dt.date | None) -> dt.date:
    """Return the as-of day: the one asked for, else the last day of the period, or today if it has not ended."""
    return asked or min(request_end, today)


def digest_report(
    workspace: Workspace,
    request: ReportRequest,
    *,
    brief: bool = True,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> Scan:
    """Judge the tasks on the three days that a report needs: its own, the one before the period, the year's eve.

    ``brief``: only what the report counts and prints.
    """
    fields, further = (REPORTED, COMPARED) if brief else (FIELDS, FIELDS)
    days = (request.as_of, request.opening_day, request.year_end_before)
    wanted = ScanRequest(days, since=request.period.start, backward=True, fields=fields, further=further)
    return scan_workspace(workspace, wanted, processes=processes, progress=progress)


def report_of(
    workspace: Workspace,
    request: ReportRequest,
    digest: Scan,
    remarks: tuple[str, ...] = (),
    corrections: Corrections | None = None,
) -> Document:
    """Build the report of judged tasks. Raises NotReconciledError when totals that must agree do not."""
    units = tuple(unit.name for unit in workspace.organisation.units)
    snapshot = Snapshot(digest.states(0), digest.states(1), digest.states(2), units, remarks, corrections)
    return build_report(request, snapshot, workspace.config, workspace.calendar, VERSION)


def make_report(
    workspace: Workspace,
    request: ReportRequest,
    *,
    remarks: tuple[str, ...] = (),
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the report, and the findings of files that could not be read and so are not counted in it.

    What the bulletin issued before would say differently today stands in it as 更正. Raises NotReconciledError.
    """
    digest = digest_report(workspace, request, processes=processes, progress=progress)
    corrections = corrections_for(workspace, request, processes=processes)
    return report_of(workspace, request, digest, remarks, corrections), tuple(digest.findings())


def corrections_for(workspace: Workspace, request: ReportRequest, *, processes: int = 1) -> Corrections | None:
    """Judge the period of the bulletin issued before this one again, from these files, and compare its figures."""
    before = issued_before(workspace, request)
    figures = read_issued_figures(workspace.tree, before) if before else None
    if before is None or figures is None:
        return None
    again = request_of(before.manifest)
    try:
        today = report_of(workspace, again, digest_report(workspace, again, processes=processes)).figures
    except NothingToDoError:
        today = {}
    name = f"{again.period.title}通报（{before.manifest.issue}）"
    changed = configuration_hash(workspace) != before.manifest.configuration
    note = "签发之后 luoshi.yaml 有改动，部分数字可能因此不同" if changed else ""
    return Corrections(name, tuple(compare_figures(figures, today)), note)


def issued_before(workspace: Workspace, request: ReportRequest) -> Issued | None:
    """Return the last issued bulletin of the same kind and scope whose period began before this one's."""
    found = [
        (again.period.start, each)
        for each in find_issued_reports(workspace.tree)
        for again in [request_of(each.manifest)]
        if (again.period.kind, again.scope) == (request.period.kind, request.scope)
        and again.period.start < request.period.start
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def request_of(manifest: Manifest) -> ReportRequest:
    """Return what was asked for when the bulletin was issued. Raises UsageError for a period that is none."""
    period = parse_period(PeriodKind(manifest.kind), manifest.period)
    return ReportRequest(period, manifest.as_of, manifest.request)


def configuration_hash(workspace: Workspace) -> str:
    """Return the SHA-256 of luoshi.yaml; line ends turned on checkout are the same."""
    return hashlib.sha256(workspace.tree.read(CONFIGURATION).replace(b"\r\n", b"\n")).hexdigest()
