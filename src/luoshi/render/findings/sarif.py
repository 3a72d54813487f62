"""Findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from luoshi.findings import Severity
from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.render.findings.summary import CheckSummary

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
# Brackets before a round one are a link even in plain text (SARIF 2.1.0, 3.11.6); a backslash makes them brackets.
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_HOME = "https://pypi.org/project/luoshi/"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: tuple[Finding, ...], summary: CheckSummary) -> str:
    """Return a SARIF log with one run."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "luoshi",
        "version": summary.version,
        "semanticVersion": summary.version,
        "informationUri": _HOME,
        "rules": [_rule(code, summary) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), summary.prefix) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_json(json.dumps(log, ensure_ascii=False, indent=2, sort_keys=True)) + "\n"


def _rule(code: str, summary: CheckSummary) -> dict[str, Any]:
    """Describe a rule with all that code scanning shows: what, why, and what to do (its rules GH1001–GH1006)."""
    title = summary.titles.get(code) or code
    found: dict[str, Any] = {"id": code, "shortDescription": {"text": title}, "helpUri": f"{_HOME}#{code}"}
    page = summary.helps.get(code)
    if page is None:
        return found | {"fullDescription": {"text": title}, "help": {"text": title}}
    parts = (("为什么", page.why), ("改法", page.remedy), ("依据", page.basis))
    return found | {
        "name": page.name,
        "fullDescription": {"text": _plain(page.why)},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
        "help": {
            "text": "\n".join(f"{name}：{_plain(text)}" for name, text in parts),
            "markdown": "\n\n".join(f"**{name}**：{_plain(text)}" for name, text in parts),
        },
    }


def _plain(text: str) -> str:
    """Return the text in one line; between Chinese words a line of the source ends without a space."""
    return _LINK.sub(r"\\[", "".join(line.strip() for line in text.splitlines()))


def _result(finding: Finding, index: int, prefix: str) -> dict[str, Any]:
    region = {"startLine": max(1, finding.line), "startColumn": max(1, finding.column)}
    place = {"artifactLocation": {"uri": quote(prefix + finding.path, errors="surrogateescape")}, "region": region}
    text = f"{finding.message}；{finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _LINK.sub(r"\\[", text)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"luoshi/v1": _fingerprint(finding)},
    }


def _fingerprint(finding: Finding) -> str:
    """Same matter, same print, also when lines above it come and go."""
    parts = (finding.code, finding.task or finding.path, *map(str, finding.keys), finding.message)
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]
