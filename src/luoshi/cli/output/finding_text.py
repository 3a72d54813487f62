"""Findings as messages beside the output of a command that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.output.terminal import say
from luoshi.render.findings.registry import write
from luoshi.render.findings.summary import CheckSummary
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding


def show_findings(findings: Sequence[Finding]) -> None:
    """Print findings to standard error as ``check`` would; nothing when there are none."""
    if findings:
        say(write("text", tuple(findings), CheckSummary(1, 1, VERSION)).rstrip("\n"))
