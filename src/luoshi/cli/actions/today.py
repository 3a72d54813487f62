"""What ``luoshi today`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.arguments.options import PAGE_FORMATS
from luoshi.cli.output.pages import deliver_page, warn_unread
from luoshi.errors import ExitCode
from luoshi.report.pages.today_page import make_today_page
from luoshi.service.day import find_next_bulletin, list_day
from luoshi.service.known_words import resolve_filters
from luoshi.service.listing import Filters

if TYPE_CHECKING:
    from pathlib import Path


def show_today(
    whose: tuple[str | None, str | None],
    style: str,
    output: Path | None,
    as_of: str | None,
    rev: str | None,
    folder: Path | None,
) -> ExitCode:
    """Show what waits of a unit and a person, or of all."""
    chosen = one_of("--format", style, PAGE_FORMATS)
    workspace, day = open_at(folder, rev), env.day_of(as_of)
    filters = resolve_filters(workspace, Filters(unit=whose[0], person=whose[1]), day)
    lines, unread = list_day(workspace, day, filters, processes=env.processes())
    warn_unread(unread)
    deliver_page(make_today_page(lines, day, find_next_bulletin(day)), chosen, output)
    return ExitCode.OK
