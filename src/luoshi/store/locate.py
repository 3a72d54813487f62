"""Places for findings that know only their keys: each file is composed once, and only when something is printed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from luoshi.store.files import read_bytes
from luoshi.store.guards import strip_mark
from luoshi.store.reader import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luoshi.findings import Finding
    from luoshi.store.nodes import Node

_SECRECY = "LS9"
"""Findings of this family do not repeat the user's line: it holds what should not be shown."""


def locate(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with line, column and the user's own line, in order of place and code."""
    found: list[Finding] = []
    for path, group in groupby(sorted(findings, key=lambda finding: finding.path), key=lambda finding: finding.path):
        found += _in_file(root / path, list(group))
    return sorted(found, key=lambda finding: finding.order())


def _in_file(path: Path, findings: list[Finding]) -> list[Finding]:
    if all(finding.line for finding in findings):
        return findings
    try:
        data = read_bytes(str(path))
    except OSError:
        return [replace(finding, line=finding.line or 1, column=finding.column or 1) for finding in findings]
    tree = _tree(data)
    return [finding if finding.line else _placed(finding, data, tree) for finding in findings]


def _tree(data: bytes) -> Node | None:
    from luoshi.store.nodes import RefusedError, compose  # noqa: PLC0415 -- ruamel.yaml costs 24 ms

    try:
        return compose(strip_mark(data).decode())
    except (RefusedError, UnicodeDecodeError):
        return None


def _placed(finding: Finding, data: bytes, tree: Node | None) -> Finding:
    from luoshi.store.nodes import place_of  # noqa: PLC0415

    line, column = place_of(tree, finding.keys) if tree else (1, 1)
    shown = "" if finding.code.startswith(_SECRECY) else line_of(data, line)
    return replace(finding, line=line, column=column, excerpt=shown)
