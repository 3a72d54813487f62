"""Findings as JSON, schema 1 (design.md part 6)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from luoshi.findings import Severity
from luoshi.render.findings.summary import CheckSummary, count
from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    from luoshi.findings import Finding

SCHEMA = 1


def render(findings: tuple[Finding, ...], summary: CheckSummary) -> str:
    """Return one JSON object: findings in order, and the summary."""
    body = {
        "schema": SCHEMA,
        "findings": [_finding(finding) for finding in findings],
        "summary": {
            "files": summary.files,
            "tasks": summary.tasks,
            "errors": count(findings, Severity.ERROR),
            "warnings": count(findings, Severity.WARNING),
            "hints": count(findings, Severity.HINT),
        },
    }
    return visible_json(json.dumps(body, ensure_ascii=False, indent=2)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "task": finding.task,
        "message": finding.message,
        "hint": finding.hint,
    }
