"""``luoshi backward``: milestones proposed back from the limit."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import backward
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, AsOf, Output, PageFormat, WorkspaceFolder

HELP = """倒排工期：从完成时限往回，按工作日和各节点的权重，提出每个节点的时限。只提建议，不改台账。

已完成的节点不再排，从最近一个完成日起算；还没有节点的事项，用 --milestone 写出节点和权重。"""
EXAMPLES = (
    "luoshi backward ZD-2026-007",
    "luoshi backward ZD-2026-012 --milestone 方案=20 --milestone 开工=30 --milestone 竣工=50",
    "luoshi backward ZD-2026-007 --from 2026-10-26",
)


def command(
    name: Annotated[str, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)],
    *,
    milestones: Annotated[
        list[str] | None, typer.Option("--milestone", metavar="节点=权重", help="新的节点，按先后，可写几次")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="日期", help="从哪一天起算；默认为交办日期或最近一个节点完成的日期")
    ] = None,
    output_format: PageFormat = "table",
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print the proposal."""
    chosen = one_of("--format", output_format, PAGE_FORMATS)
    backward.run(name, milestones or (), chosen, start=start, as_of=as_of, output=output, folder=folder)
