"""Findings as GitHub workflow commands: annotations on the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Severity
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.render.findings.summary import CheckSummary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(findings: tuple[Finding, ...], summary: CheckSummary) -> str:
    """Return one command a line; nothing when there is no finding."""
    return "".join(f"{_line(finding, summary)}\n" for finding in findings)


def _line(finding: Finding, summary: CheckSummary) -> str:
    title = summary.titles.get(finding.code, "")
    place = f"file={_property(summary.prefix + finding.path)},line={finding.line},col={finding.column}"
    text = f"{finding.message}；{finding.hint}" if finding.hint else finding.message
    return (
        f"::{_COMMANDS[finding.severity]} {place},title={_property(f'{finding.code} {title}'.strip())}::{_data(text)}"
    )


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
