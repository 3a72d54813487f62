"""What ``luoshi show`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import deliver_page
from luoshi.report.pages.task_page import make_show_page
from luoshi.service.listing import show_task

if TYPE_CHECKING:
    from pathlib import Path


def run(
    name: str, output_format: str, output: Path | None, as_of: str | None, rev: str | None, folder: Path | None
) -> None:
    """Print one task."""
    workspace = open_at(folder, rev)
    state = show_task(workspace, name, env.day_of(as_of))
    deliver_page(make_show_page(state, workspace.config), output_format, output)
