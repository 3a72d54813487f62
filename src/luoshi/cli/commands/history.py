"""``luoshi history``: who changed what of a task, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import history
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, Output, PageFormat, Revision, WorkspaceFolder

HELP = """看一个事项的来历：谁、什么时候、改了什么；记录日期与提交时间并列。

改编号、移动文件之前的历史也在内；各分支的提交都列出。合并提交只有自己改了内容，或没有采用一边的改动，才单列。
还没有提交的改动列在最后。浅克隆的历史不全，会写明到哪里为止。"""
EXAMPLES = (
    "luoshi history ZD-2026-012                     全部来历",
    "luoshi history ZD-2026-012 --rev HEAD~10       十次提交之前的来历",
    "luoshi history ZD-2026-012 --format csv -o 来历.csv",
    "luoshi history ZD-2026-012 --format json       供程序读取",
)


def command(
    name: Annotated[str, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)],
    *,
    output_format: PageFormat = "table",
    output: Output = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print the history of one task."""
    history.run(name, one_of("--format", output_format, PAGE_FORMATS), output, rev, folder)
