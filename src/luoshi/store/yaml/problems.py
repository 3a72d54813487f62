"""What is wrong with the text of a file, before any rule looks at it: the LS1xx codes of the reader."""

from __future__ import annotations

from luoshi.findings import Finding, Keys, Severity
from luoshi.frozen import Frozen

NOT_TEXT = "LS101"
NOT_YAML = "LS102"
DUPLICATE_KEY = "LS103"
NOT_PLAIN = "LS104"
TOO_LARGE = "LS105"
UNKNOWN_KEY = "LS106"
MISSING_KEY = "LS107"
WRONG_VALUE = "LS108"
MISPLACED = "LS109"


class Problem(Frozen):
    """A problem with its place: line and column from 1, and the keys where they are known."""

    code: str
    line: int
    column: int
    message: str
    hint: str
    keys: Keys = ()

    def finding(self, path: str, excerpt: str, task: str | None) -> Finding:
        """Return the problem as a finding of the file ``path``."""
        return Finding(
            self.code,
            Severity.ERROR,
            path,
            self.keys,
            self.message,
            self.hint,
            task,
            self.line,
            self.column,
            excerpt,
        )
