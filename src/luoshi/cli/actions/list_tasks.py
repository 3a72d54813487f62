"""What ``luoshi list`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import deliver_page, warn_unread
from luoshi.cli.output.terminal import progress_bar
from luoshi.report.document import Page, Section
from luoshi.report.pages.task_list import make_list_page
from luoshi.report.pages.work_lists import list_duties_by_unit, list_work
from luoshi.service.known_words import resolve_filters
from luoshi.service.listing import Filters, SortBy, list_tasks

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from luoshi.service.listing import Listed
    from luoshi.service.workspace import Workspace

__all__ = ["Filters", "run"]


def run(
    filters: Filters,
    order: str,
    view: str,
    output_format: str,
    *,
    output: Path | None,
    as_of: str | None,
    rev: str | None,
    folder: Path | None,
) -> None:
    """Print the tasks that meet the filters."""
    workspace = open_at(folder, rev)
    day = env.day_of(as_of)
    filters = resolve_filters(workspace, filters, day)
    with progress_bar("读取", len(workspace.listing.tasks)) as progress:
        listed = list_tasks(workspace, day, filters, SortBy(order), processes=env.processes(), progress=progress)
    warn_unread(listed.unread)
    deliver_page(_build_page(workspace, listed, view, day), output_format, output)


def _build_page(workspace: Workspace, listed: Listed, view: str, day: dt.date) -> Page:
    page = make_list_page(listed.states, workspace.config, day)
    if view == "工作落实清单":
        return Page((Section("work", "", (list_work(listed.states, workspace.config),)),), page.facts)
    if view == "责任清单":
        units = (unit.name for unit in workspace.organisation.units)
        return Page((Section("duties", "", list_duties_by_unit(listed.states, workspace.config, units)),), page.facts)
    return page
