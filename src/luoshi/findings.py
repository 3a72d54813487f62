"""A finding is what a rule saw, as a value: code, severity, place, message, and hint."""

from __future__ import annotations

from enum import StrEnum

from luoshi.frozen import Frozen

Keys = tuple[str | int, ...]
"""Mapping keys and list indexes that lead from the top of a file to a value."""


class Severity(StrEnum):
    """How serious a finding is; only errors make ``check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Finding(Frozen):
    """One finding. ``path`` is relative to the workspace and uses ``/``; line and column count from 1, 0 means unknown.

    ``keys`` lead to the value in question; ``excerpt`` is the user's own line; ``task`` is an id, None outside tasks.
    """

    code: str
    severity: Severity
    path: str
    keys: Keys
    message: str
    hint: str = ""
    task: str | None = None
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def order(self) -> tuple[str, int, int, str, str]:
        """Return the full sort key, which puts the place first, then code and message."""
        return (self.path, self.line, self.column, self.code, self.message)
