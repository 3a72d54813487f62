"""What ``luoshi export`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import deliver, warn_unread
from luoshi.render.registry import write_page
from luoshi.report.document import Page, Section
from luoshi.report.pages.table_facts import build_table_facts
from luoshi.service.exchange.exporting import ExportRequest, ExportView, export_calendar, export_view
from luoshi.service.known_words import resolve_scope

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.model.scope import Scope
    from luoshi.service.exchange.exporting import Exported
    from luoshi.service.workspace import Workspace


def run(
    kind: str,
    view: str,
    scope: Scope,
    *,
    caption: bool,
    output: Path | None,
    as_of: str | None,
    rev: str | None,
    folder: Path | None,
) -> None:
    """Write one view, or the calendar of due dates."""
    workspace = open_at(folder, rev, reports=view == ExportView.UNITS)
    day = env.day_of(as_of)
    request = ExportRequest(day, resolve_scope(workspace, scope, day))
    if kind == "ics":
        content, unread = export_calendar(workspace, request, processes=env.processes())
        warn_unread(unread)
    else:
        found = export_view(workspace, ExportView(view), request, processes=env.processes())
        warn_unread(found.unread)
        content = _render(workspace, kind, view, request, found, caption=caption)
    deliver(content, output)


def _render(
    workspace: Workspace, kind: str, view: str, request: ExportRequest, found: Exported, *, caption: bool
) -> bytes:
    if kind == "xlsx":
        from luoshi.render.xlsx import render_tables  # noqa: PLC0415 -- needs xlsxwriter, which not everybody installs

        return render_tables(found.tables, workspace.config.organisation.name, request.day, dated=True)
    shown = Page((Section("export", "", found.tables),), build_table_facts(found.tables, view, request.day))
    return write_page("markdown" if kind == "md" else kind, shown, caption=caption)
