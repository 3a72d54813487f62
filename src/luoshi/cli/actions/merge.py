"""What ``luoshi merge`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.output.terminal import say
from luoshi.errors import ExitCode
from luoshi.service.changes.merging import MergeFiles, merge

if TYPE_CHECKING:
    from pathlib import Path


def run(base: Path, ours: Path, theirs: Path, name: str) -> ExitCode:
    """Merge into ``ours``; say why where the sides contradict each other."""
    reasons = merge(MergeFiles(base, ours, theirs, name), env.surroundings())
    if not reasons:
        return ExitCode.OK
    say(f"{name}：{'；'.join(reasons)}。没有合并，请打开文件逐条核对")
    return ExitCode.FINDINGS
