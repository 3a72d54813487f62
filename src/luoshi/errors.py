"""Errors that a user made and can mend. Each is a small class that builds its own message.

The command line catches ``LuoshiError`` in one place, prints message and hint, and exits with ``code``.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes that all commands share (design.md part 6)."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4
    CHANGED = 5
    BUG = 70
    INTERRUPTED = 130


class LuoshiError(Exception):
    """The base of all errors that a user can mend; ``hint`` says how, and never names a destructive command."""

    code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LuoshiError):
    """An option or argument cannot be accepted."""


class NoWorkspaceError(LuoshiError):
    """There is no ``luoshi.yaml`` in the folder or above it."""

    code = ExitCode.UNREADABLE

    def __init__(self, start: str) -> None:
        super().__init__(
            f"在“{start}”及其上级文件夹中没有找到 luoshi.yaml，这里不是台账工作区",
            "进入工作区再运行，或用 --workspace 指明；新建工作区用 luoshi init",
        )


class UnreadableError(LuoshiError):
    """A file that the command cannot do without is missing, unreadable or invalid."""

    code = ExitCode.UNREADABLE


class NothingToDoError(LuoshiError):
    """There is nothing to check, list or report."""

    code = ExitCode.NOTHING


class ChangedError(LuoshiError):
    """The file has changed in the meantime, exists already, or is locked."""

    code = ExitCode.CHANGED


class UnwritableError(LuoshiError):
    """The output cannot be written; nothing was left half-written."""

    code = ExitCode.UNREADABLE


class NotReconciledError(LuoshiError):
    """Totals that must agree do not, so the bulletin is refused rather than printed wrong."""

    code = ExitCode.FINDINGS

    def __init__(self, identity: str, left: int, right: int) -> None:
        super().__init__(
            f"数字不平：{identity}，左边 {left}，右边 {right}，相差 {left - right}",
            "通报未生成；请把本条信息连同台账版本报给维护者",
        )
