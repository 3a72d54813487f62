"""Places for findings that know only their keys: a file is looked into again only when something is printed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from luoshi.store.files.files import read_bytes
from luoshi.store.yaml.guards import must_go_slowly, strip_mark
from luoshi.store.yaml.line_places import find_place_by_lines
from luoshi.store.yaml.reader import read_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from luoshi.findings import Finding, Keys
    from luoshi.store.yaml.spans import Span

_SECRECY = "LS9"
"""Findings of this family do not repeat the user's line: it holds what should not be shown."""


def locate(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with line, column and the user's own line, in order of place and code."""
    found: list[Finding] = []
    for path, group in groupby(sorted(findings, key=lambda finding: finding.path), key=lambda finding: finding.path):
        found += _locate_in_file(root / path, list(group))
    return sorted(found, key=lambda finding: finding.order())


def _locate_in_file(path: Path, findings: list[Finding]) -> list[Finding]:
    if all(finding.line for finding in findings):
        return findings
    try:
        data = read_bytes(str(path))
    except OSError:
        return [finding.but(line=finding.line or 1, column=finding.column or 1) for finding in findings]
    return locate_in(findings, data)


def locate_in(findings: Iterable[Finding], data: bytes) -> list[Finding]:
    """Return the findings of one file with their places in its content, which need not be on disk."""
    places = _Places(strip_mark(data))
    return [finding if finding.line else _put_at(finding, data, places.find(finding.keys)) for finding in findings]


class _Places:
    """Where the values of one file stand. It is composed at most once, and only where its lines do not tell."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._ordinary = not must_go_slowly(data)
        self._root: Span | None = None

    def find(self, keys: Keys) -> tuple[int, int]:
        """Return line and column of the value at ``keys``; (1, 1) in a file that is no YAML."""
        place = find_place_by_lines(self._data, keys) if self._ordinary else None
        return place or self._find_by_spans(keys)

    def _find_by_spans(self, keys: Keys) -> tuple[int, int]:
        from luoshi.store.yaml.compose import RefusedError, compose  # noqa: PLC0415 -- ruamel.yaml costs 24 ms
        from luoshi.store.yaml.spans import find_place  # noqa: PLC0415

        try:
            self._root = self._root or compose(self._data.decode())
        except (RefusedError, UnicodeDecodeError):
            return 1, 1
        return find_place(self._root, keys)


def _put_at(finding: Finding, data: bytes, place: tuple[int, int]) -> Finding:
    line, column = place
    shown = "" if finding.code.startswith(_SECRECY) else read_line(data, line)
    return finding.but(line=line, column=column, excerpt=shown)
