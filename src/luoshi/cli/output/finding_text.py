"""Findings as messages beside the output of a command that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding


def show_findings(findings: Sequence[Finding]) -> None:
    """Print findings to standard error as ``check`` would; nothing when there are none."""
    if not findings:
        return
    from luoshi.cli.output.terminal import say  # noqa: PLC0415 -- rarely needed
    from luoshi.render.findings.registry import write  # noqa: PLC0415
    from luoshi.render.findings.summary import CheckSummary  # noqa: PLC0415
    from luoshi.version import VERSION  # noqa: PLC0415

    say(write("text", tuple(findings), CheckSummary(1, 1, VERSION)).rstrip("\n"))
