"""Delivering a page or a report: to the screen, or to a file that is never half-written."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.cli.output.terminal import colour, print_utf8, say, width, write_bytes
from luoshi.errors import UsageError
from luoshi.render.registry import BINARY, write_page
from luoshi.store.files.atomic_write import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding
    from luoshi.render.text.terminal import Draw
    from luoshi.report.document import Page

_NO_TEXT = (b"PK\3\4", b"%PDF-")
"""How Word, Excel and PDF files begin."""


def deliver_page(page: Page, chosen: str, output: Path | None) -> None:
    """Render the page and deliver it."""
    deliver(write_page(chosen, page, width=width(), draw=drawing(output)), output)


def drawing(output: Path | None) -> Draw | None:
    """Return what draws tables for somebody who looks on; None for a file, a pipe, and a terminal of bare text."""
    if output is not None or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return None
    from luoshi.cli.output.screen import draw_on  # noqa: PLC0415 -- rich costs 60 ms, needed on a terminal only

    return draw_on(colour=colour())


def refuse_binary(chosen: str, output: Path | None) -> None:
    """Raise UsageError where a Word or PDF file would be poured onto a terminal."""
    if chosen in BINARY and output is None and sys.stdout.isatty():
        raise UsageError(f"{chosen} 不能显示在屏幕上", f"写明文件：-o 通报.{chosen}")


def deliver(content: bytes, output: Path | None) -> None:
    """Write to standard output, or to the file ``output`` and say so on standard error."""
    if output is None:
        (write_bytes if content.startswith(_NO_TEXT) else print_utf8)(content)
        return
    replace_file(Path(output), content)
    say(f"已写入 {output}")


def warn_unread(findings: Sequence[Finding]) -> None:
    """Say on standard error which files could not be read and so are not counted."""
    paths = sorted({finding.path for finding in findings})
    if paths:
        say(f"注意：有 {len(paths)} 个文件读不懂，未计入：{'、'.join(paths[:5])}{' 等' if len(paths) > 5 else ''}")  # noqa: PLR2004
        say("办法：luoshi check --severity error 看原因")
