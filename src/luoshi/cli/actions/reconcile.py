"""What ``luoshi reconcile`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.actions.returned_files import read_returned
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.output.pages import deliver_page, warn_unread
from luoshi.errors import ExitCode
from luoshi.report.pages.reconcile_page import make_reconcile_page
from luoshi.service.exchange.reconciling import reconcile_files
from luoshi.service.known_words import resolve_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def run(
    files: Sequence[Path],
    output_format: str,
    output: Path | None,
    as_of: str | None,
    rev: str | None,
    folder: Path | None,
    *,
    unit: str | None,
    whole: bool,
) -> ExitCode:
    """List where the sheets differ from the ledger."""
    workspace = open_at(folder, rev)
    day = env.day_of(as_of)
    unit = resolve_unit(workspace, unit, day)
    contents = ((file.name, read_returned(file)) for file in files)
    found, unread = reconcile_files(workspace, contents, day, unit=unit, whole=whole, processes=env.processes())
    warn_unread(unread)
    deliver_page(make_reconcile_page(found, day), output_format, output)
    return ExitCode.FINDINGS if any(each.differences for each in found) else ExitCode.OK
