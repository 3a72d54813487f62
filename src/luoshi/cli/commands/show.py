"""``luoshi show``: one task whole."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import show
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, AsOf, Output, PageFormat, Revision, WorkspaceFolder

HELP = """看一个事项的全部情况：研判和亮灯的原因、任务、节点、指标、最近进展、其他记录。"""
EXAMPLES = (
    "luoshi show ZD-2026-012                        今天的情况",
    "luoshi show ZD-2026-012 --as-of 2026-06-30     半年时的情况",
    "luoshi show ZD-2026-012 --format json          供程序读取",
)


def command(
    name: Annotated[str, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)],
    *,
    output_format: PageFormat = "table",
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print one task."""
    chosen = one_of("--format", output_format, PAGE_FORMATS)
    show.run(name, chosen, output, as_of, rev, folder)
