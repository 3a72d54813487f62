"""Findings for people: place, code, message, the user's own line with a caret, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Severity
from luoshi.render.findings.summary import CheckSummary, count
from luoshi.render.text.display_width import measure_width
from luoshi.visible_text import in_one_line, printed, visible

if TYPE_CHECKING:
    from luoshi.findings import Finding

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_WINDOW = 96


def render(findings: tuple[Finding, ...], summary: CheckSummary, *, colour: bool = False) -> str:
    """Return the findings and a closing line; colours only when asked for."""
    parts = [_finding(finding, colour=colour) for finding in findings]
    return printed("\n".join([*parts, _closing(findings, summary)])) + "\n"


def _finding(finding: Finding, *, colour: bool) -> str:
    severity = f"\033[{_COLOURS[finding.severity]}m{finding.severity}\033[0m" if colour else finding.severity
    place = f"{in_one_line(finding.path)}:{finding.line}:{finding.column}"
    lines = [f"{place}: {finding.code} {severity} {in_one_line(finding.message)}"]
    if finding.excerpt.strip():
        lines += _excerpt(finding)
    if finding.hint:
        lines.append(f"    办法：{in_one_line(finding.hint)}")
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding) -> list[str]:
    """Return the user's line, cut around the place when long, and a caret below it by display width."""
    text = finding.excerpt.replace("\t", " ")
    start = max(0, finding.column - 1 - _WINDOW // 2) if len(text) > _WINDOW else 0
    shown = visible(("…" if start else "") + text[start : start + _WINDOW])
    before = visible(("…" if start else "") + text[start : finding.column - 1])
    return [f"    {shown}", "    " + " " * measure_width(before) + "^"]


def _closing(findings: tuple[Finding, ...], summary: CheckSummary) -> str:
    looked = f"共检查 {summary.files} 个文件、{summary.tasks} 个事项"
    if not findings:
        return f"{looked}：没有发现问题"
    numbers = [count(findings, severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)]
    return f"{looked}：错误 {numbers[0]} 条，警告 {numbers[1]} 条，提示 {numbers[2]} 条"
