"""``report``: the tasks judged on the three days a report needs, and the Document made of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from luoshi.errors import NothingToDoError
from luoshi.model.record import Record
from luoshi.report.bulletin.bulletin import Snapshot, build_report
from luoshi.report.bulletin.corrections import Corrections, compare_figures, compare_rulers, list_published
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.bulletin.totals import list_printed
from luoshi.rules.shared.record_words import list_differences, say_value
from luoshi.service.reports.issued_ruler import apply_ruler, list_late_entries
from luoshi.service.scan.request import ScanRequest
from luoshi.service.scan.scan import quiet, scan_workspace
from luoshi.state.period import PeriodKind, parse_period
from luoshi.state.task_state import FIELDS
from luoshi.store.files.issued import Issued, find_issued_reports, read_issued_paper
from luoshi.store.workspace import CONFIGURATION
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from luoshi.findings import Finding
    from luoshi.model.manifest import Manifest
    from luoshi.report.document import Document, Figure
    from luoshi.rules.shared.record_words import Difference
    from luoshi.service.scan.request import Scan
    from luoshi.service.workspace import Workspace

REPORTED = (
    "location", "as_of", "id", "title", "kind", "category", "leader", "lead", "owner", "assigned", "standing", "lists",
    "parent", "lifecycle", "sign_by", "submitted", "closed", "reopened", "due", "estimated", "extensions", "owed",
    "report", "events", "plan", "actual", "gap", "milestones", "judgement", "days_late", "days_early", "lamp",
    "question", "answered", "leads", "indicators", "support", "papers", "parts",
)  # fmt: skip
"""What a bulletin asks of a task as it stands on its own day."""
COMPARED = (
    "location", "id", "kind", "lead", "assigned", "standing", "lifecycle", "reopened", "judgement", "gap", "question",
    "answered",
)  # fmt: skip
"""What a bulletin asks of a task as it stood on an earlier day."""


def open_period(workspace: Workspace, request: ReportRequest) -> ReportRequest:
    """Return the request with the day on which its period opens: after an early cut-off of the issue before."""
    before = request.period.previous()
    for each in find_issued_reports(workspace.tree):
        manifest = each.manifest
        if (manifest.kind, manifest.period, manifest.request) == (before.kind, before.key, request.scope):
            early = manifest.as_of < before.end
            return request.but(opens=manifest.as_of + dt.timedelta(days=1)) if early else request
    return request


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
    wanted = ScanRequest(days, since=request.since, backward=True, fields=fields, further=further)
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
    request = open_period(workspace, request)
    digest = digest_report(workspace, request, processes=processes, progress=progress)
    plain = report_of(workspace, request, digest, remarks)
    corrections = corrections_for(workspace, request, plain, processes=processes)
    document = report_of(workspace, request, digest, remarks, corrections) if corrections else plain
    return document, tuple(digest.findings())


def corrections_for(
    workspace: Workspace, request: ReportRequest, document: Document, *, processes: int = 1
) -> Corrections | None:
    """Hold the bulletin issued before against these files, and this one against the ruler of that time.

    ``document``: this bulletin. The period of the one before is judged again by its own ruler, so that 更正 tells of
    facts alone and 口径变动 of the ruler alone.
    """
    before = issued_before(workspace, request)
    paper = read_issued_paper(workspace.tree, before) if before else None
    if before is None or paper is None:
        return None
    then = apply_ruler(workspace, before)
    again = open_period(workspace, request_of(before.manifest))
    today = _figures_of(then, again, processes)
    settings = tuple(map(_say_setting, list_differences(then.config, workspace.config)))
    ruled = _figures_of(then, request, processes) if settings else document.figures
    return Corrections(
        f"{again.period.title}通报（{before.manifest.issue}）",
        tuple(compare_figures(paper["figures"], today, list_published(paper))),
        settings,
        tuple(compare_rulers(ruled, document.figures, list_printed(document))),
        list_late_entries(workspace, before),
    )


def _say_setting(change: Difference) -> str:
    """Return ``进度研判·滞后由5调整为60``; of an item of a list, that it came or went."""
    if isinstance(change.before or change.after, Record):
        return change.words
    return f"{change.title}由{say_value(change.before)}调整为{say_value(change.after)}"


def _figures_of(workspace: Workspace, request: ReportRequest, processes: int) -> Mapping[str, Figure]:
    try:
        return report_of(workspace, request, digest_report(workspace, request, processes=processes)).figures
    except NothingToDoError:
        return {}


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
    return ReportRequest(period, manifest.as_of, manifest.request, dated=manifest.dated)


def configuration_hash(workspace: Workspace) -> str:
    """Return the SHA-256 of luoshi.yaml; line ends turned on checkout are the same."""
    return hashlib.sha256(workspace.tree.read(CONFIGURATION).replace(b"\r\n", b"\n")).hexdigest()
