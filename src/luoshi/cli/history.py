"""``luoshi history``: who changed what of a task, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.choices import one_of
from luoshi.cli.options import PAGE_FORMATS, Output, PageFormat, Revision, Workspace

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
    workspace: Workspace = None,
) -> None:
    """Print the history of one task."""
    from luoshi.cli import env  # noqa: PLC0415 -- help pages do without what follows
    from luoshi.cli.opening import reader  # noqa: PLC0415
    from luoshi.cli.pages import deliver_page  # noqa: PLC0415
    from luoshi.report.history_page import history_page  # noqa: PLC0415
    from luoshi.service.history import task_history  # noqa: PLC0415
    from luoshi.store.git import Repository  # noqa: PLC0415
    from luoshi.store.workspace import find_workspace  # noqa: PLC0415

    chosen = one_of("--format", output_format, PAGE_FORMATS)
    root = find_workspace(env.start_folder(workspace))
    repository = Repository.around(root, env.surroundings())
    deliver_page(history_page(task_history(root, repository, name, rev, reader())), chosen, output)
