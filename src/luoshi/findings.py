"""What a rule saw, as a value: code, severity, place, message, way out."""

from __future__ import annotations

from enum import StrEnum

from luoshi.frozen import Frozen

Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: mapping keys and list indexes."""


class Severity(StrEnum):
    """How bad: only errors make ``check`` leave with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Finding(Frozen):
    """One finding. ``path`` is relative to the workspace with ``/``; line and column count from 1, 0 until located.

    ``keys`` leads to the value meant; ``excerpt`` is the user's own line; ``task`` is the id, or None outside tasks.
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
        """Return the full sort key: place first, then code and message."""
        return (self.path, self.line, self.column, self.code, self.message)
