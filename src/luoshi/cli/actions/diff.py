"""What ``luoshi diff`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.repository import repository_here
from luoshi.cli.output.pages import deliver_page
from luoshi.report.pages.diff_page import make_diff_page
from luoshi.service.changes.comparing import compare_revisions, parse_range

if TYPE_CHECKING:
    from pathlib import Path


def run(span: str, output_format: str, output: Path | None, as_of: str | None, folder: Path | None) -> None:
    """Print what differs."""
    root, repository = repository_here(folder)
    comparison = compare_revisions(root, repository, parse_range(span), env.day_of(as_of), env.reader())
    deliver_page(make_diff_page(comparison), "table" if output_format == "text" else output_format, output)
