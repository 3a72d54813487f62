"""``luoshi renumber``: a task under another id."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import renumber
from luoshi.cli.arguments.options import WorkspaceFolder

HELP = """给一个事项换编号：文件改名，改 id，改下级事项的 parent，移佐证材料的文件夹。全部做完，或一样不做。

两个分支各登记了同一个编号的，写其中一个文件的路径；不写新编号则取下一个。"""
EXAMPLES = (
    "luoshi renumber ZD-2026-012",
    "luoshi renumber ZD-2026-012 ZD-2026-030",
    "luoshi renumber ledgers/2026/zhuanxiang/ZD-2026-012.yaml",
    "luoshi renumber ZD-2026-012 --dry-run",
)


def command(
    old: Annotated[
        str, typer.Argument(metavar="编号", help="现在的编号，或文件的路径", autocompletion=completion.task_ids)
    ],
    new: Annotated[str | None, typer.Argument(metavar="新编号", help="不写则取本台账的下一个")] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示会改什么，不写入")] = False,
    folder: WorkspaceFolder = None,
) -> None:
    """Give the task another id."""
    renumber.run(old, new, folder, dry_run=dry_run)
