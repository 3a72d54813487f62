"""Findings as JUnit XML: a case for each finding, failed for errors; one passed case when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from luoshi.findings import Severity
from luoshi.render.findings.summary import CheckSummary, count
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from luoshi.findings import Finding


def render(findings: tuple[Finding, ...], summary: CheckSummary) -> str:
    """Return one test suite. Warnings and hints are cases that passed, with their text as output."""
    failures = str(count(findings, Severity.ERROR))
    total = str(max(1, len(findings)))
    suites = ET.Element("testsuites", tests=total, failures=failures)
    suite = ET.SubElement(suites, "testsuite", name="luoshi check", tests=total, failures=failures, errors="0")
    if not findings:
        ET.SubElement(suite, "testcase", classname="luoshi", name=f"{summary.tasks} 个事项没有发现问题")
    for finding in findings:
        _case(suite, finding)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ET.Element, finding: Finding) -> None:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    case = ET.SubElement(suite, "testcase", classname=finding.code, name=visible(f"{place} {finding.message}"))
    text = visible(f"{place}: {finding.code} {finding.severity} {finding.message}\n{finding.hint}")
    if finding.severity is Severity.ERROR:
        ET.SubElement(case, "failure", message=visible(finding.message), type=finding.code).text = text
    else:
        ET.SubElement(case, "system-out").text = text
