"""What a user did wrong and can mend: one small class each, the message built inside.

The command line catches ``LuoshiError`` once, prints the message and the way out, and leaves with ``code``.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command (design.md part 6)."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NOTHING = 4
    CHANGED = 5
    BUG = 70
    INTERRUPTED = 130


class LuoshiError(Exception):
    """Base of all errors with a way out; ``hint`` is the way out, never a destructive command."""

    code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LuoshiError):
    """An option or argument that cannot be taken."""


class NoWorkspaceError(LuoshiError):
    """No ``luoshi.yaml`` in the folder or above it."""

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
    """The file changed meanwhile, exists already, or is locked."""

    code = ExitCode.CHANGED


class UnwritableError(LuoshiError):
    """The output cannot be written; nothing was half-written."""

    code = ExitCode.UNREADABLE


class NotReconciledError(LuoshiError):
    """Totals that must agree do not; a bulletin is refused rather than printed wrong."""

    code = ExitCode.FINDINGS

    def __init__(self, identity: str, left: int, right: int) -> None:
        super().__init__(
            f"数字不平：{identity}，左边 {left}，右边 {right}，相差 {left - right}",
            "通报未生成；请把本条信息连同台账版本报给维护者",
        )
