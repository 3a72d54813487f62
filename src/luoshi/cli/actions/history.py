"""What ``luoshi history`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.repository import repository_here
from luoshi.cli.output.pages import deliver_page
from luoshi.report.pages.history_page import make_history_page
from luoshi.service.changes.history import task_history

if TYPE_CHECKING:
    from pathlib import Path


def run(name: str, output_format: str, output: Path | None, rev: str | None, folder: Path | None) -> None:
    """Print the history of one task."""
    root, repository = repository_here(folder)
    found = task_history(root, repository, rev, name, env.reader())
    deliver_page(make_history_page(found), output_format, output)
