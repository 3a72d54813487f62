"""What ``luoshi explain`` does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_commit, open_here
from luoshi.cli.arguments.periods import report_date
from luoshi.cli.arguments.repository import repository_here
from luoshi.cli.output.pages import deliver_page
from luoshi.errors import UsageError
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.report.pages.explanation import make_explanation_page
from luoshi.service.known_words import resolve_scope
from luoshi.service.reports.explaining import explain_figure, explain_task
from luoshi.service.reports.issued_opening import is_issued, open_issued
from luoshi.state.period import PeriodKind, parse_period

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.model.scope import Scope
    from luoshi.report.pages.explanation import Explanation
    from luoshi.service.workspace import Workspace
    from luoshi.state.period import Period

_FOLDER = "reports/"
_LIKE_ISSUED = re.compile(r"\d{4}.*-", re.ASCII)
_PERIODS = {
    PeriodKind.WEEK: re.compile(r"\d{4}-W\d{2}", re.ASCII),
    PeriodKind.MONTH: re.compile(r"\d{4}-\d{2}", re.ASCII),
    PeriodKind.QUARTER: re.compile(r"\d{4}-Q\d", re.ASCII),
    PeriodKind.HALF: re.compile(r"\d{4}-H\d", re.ASCII),
    PeriodKind.YEAR: re.compile(r"\d{4}", re.ASCII),
}


class ExplainCall(NamedTuple):
    """What was typed: a period, a task or an issued bulletin, and what is asked about it."""

    name: str
    aspect: str | None
    scope: Scope
    as_of: str | None
    rev: str | None
    folder: Path | None


def run(call: ExplainCall, output_format: str, output: Path | None) -> None:
    """Print the explanation."""
    page = make_explanation_page(_explain(call))
    deliver_page(page, "table" if output_format == "text" else output_format, output)


def _explain(call: ExplainCall) -> Explanation:
    period = _parse_period(call.name)
    issued = None if period else _find_issued(call)
    if issued is not None:
        return _explain_issued(call, issued)
    workspace, commit = open_commit(call.folder, call.rev)
    return _explain_period(call, workspace, commit, period) if period else _explain_task(call, workspace, commit)


def _parse_period(text: str) -> Period | None:
    """Return the period that the word names; None for a task. Raises UsageError for a month 13 and the like."""
    kind = next((kind for kind, shape in _PERIODS.items() if shape.fullmatch(text.upper())), None)
    return parse_period(kind, text.upper()) if kind else None


def _find_issued(call: ExplainCall) -> str | None:
    """Return the folder below ``reports/`` of an issued bulletin; None for a task, which may be named like one."""
    if call.name.startswith(_FOLDER):
        return call.name.removeprefix(_FOLDER).rstrip("/")
    name = call.name.rstrip("/")
    if not _LIKE_ISSUED.match(name) or call.rev is not None:
        return None
    workspace = open_here(call.folder)
    is_task = any(path.endswith(f"/{name}.yaml") for path in workspace.listing.tasks)
    return name if not is_task and is_issued(workspace.root, name) else None


def _explain_issued(call: ExplainCall, issued: str) -> Explanation:
    if call.rev or call.as_of or any(call.scope.names()):
        message = "已签发的通报按签发时的版本、截至日期和范围解释，不和 --rev、--as-of、--for-unit 等合用"
        raise UsageError(message, "去掉这些选项；要看现在的台账，只写期次，如 2026-10")
    root, repository = repository_here(call.folder)
    again = open_issued(root, repository, issued, env.reader())
    return explain_figure(again.workspace, again.request, call.aspect, again.commit, processes=env.processes())


def _explain_task(call: ExplainCall, workspace: Workspace, commit: str | None) -> Explanation:
    if any(call.scope.names()):
        raise UsageError("--for-unit、--for-leader、--list、--ledger 只用于通报的数字", "去掉这些选项，或写期次")
    return explain_task(workspace, call.name, call.aspect, env.day_of(call.as_of), commit)


def _explain_period(call: ExplainCall, workspace: Workspace, commit: str | None, period: Period) -> Explanation:
    day = report_date(period, call.as_of)
    request = ReportRequest(period, day, resolve_scope(workspace, call.scope, day))
    return explain_figure(workspace, request, call.aspect, commit, processes=env.processes())
