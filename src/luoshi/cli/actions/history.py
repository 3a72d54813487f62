"""What ``luoshi history`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.arguments.choices import one_of
from luoshi.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def run(
    name: str,
    *,
    output_format: str = "table",
    output: Path | None = None,
    rev: str | None = None,
    folder: Path | None = None,
) -> int:
    """Print the history of one task."""
    from luoshi.cli import env  # noqa: PLC0415 -- help pages do without what follows
    from luoshi.cli.arguments.repository import repository_here  # noqa: PLC0415
    from luoshi.cli.output.pages import PAGE_FORMATS, deliver_page  # noqa: PLC0415
    from luoshi.service.changes.history_source import begin_history  # noqa: PLC0415

    chosen = one_of("--format", output_format, PAGE_FORMATS)
    source = begin_history(*repository_here(folder), rev)  # git runs while the rest is imported
    from luoshi.report.pages.history_page import history_page  # noqa: PLC0415
    from luoshi.service.changes.history import task_history  # noqa: PLC0415

    deliver_page(history_page(task_history(source, name, env.reader())), chosen, output)
    return ExitCode.OK
