"""What every format needs beside the findings: how much was looked at, and what the rules are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.findings import Finding, Severity


class RuleHelp(Frozen):
    """What a code platform shows beside a finding: the rule's own name and severity, and parts of its page."""

    name: str
    severity: Severity
    why: str
    remedy: str
    basis: str


class CheckSummary(Frozen):
    """How many files and tasks were looked at; titles of the rules by code; the version of luoshi.

    ``prefix``: where the workspace lies in its repository, as ``台账/``; ``helps``: of the rules that found something.
    """

    files: int
    tasks: int
    version: str
    titles: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""
    helps: Mapping[str, RuleHelp] = field(default_factory=dict)


def count(findings: tuple[Finding, ...], severity: Severity) -> int:
    """Return how many findings have this severity."""
    return sum(finding.severity is severity for finding in findings)
