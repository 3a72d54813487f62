"""``luoshi merge``: called by git, one file at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli.actions import merge

HELP = """git 的合并驱动：按事项、按记录合并，两边各添的记录都留下，一条不丢、一条不重。

由 git 调用，不必手工运行。每份克隆按示例登记一次，再在 .gitattributes 写
ledgers/**/*.yaml merge=luoshi。
两边矛盾的（同一处改得不一样、一边销号一边还在报进展）不合并，照普通冲突留给人处理，退出码为 1。"""
EXAMPLES = (
    "luoshi merge 原来.yaml 我方.yaml 对方.yaml 事项.yaml           git 这样调用它，结果写在我方文件里",
    "git config merge.luoshi.driver 'luoshi merge %O %A %B %P'    登记到这份克隆",
)


def command(
    base: Annotated[Path, typer.Argument(metavar="原来", help="两边分开之前的文件（%O）")],
    ours: Annotated[Path, typer.Argument(metavar="我方", help="我方的文件，结果写在这里（%A）")],
    theirs: Annotated[Path, typer.Argument(metavar="对方", help="对方的文件（%B）")],
    name: Annotated[str, typer.Argument(metavar="路径", help="事项文件的路径（%P）")],
) -> int:
    """Merge; return 1, with conflict marks in the file where the sides contradict each other."""
    return merge.run(base, ours, theirs, name)
