"""Options that several commands share, with their completion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion

PAGE_FORMATS = ("table", "json", "csv", "markdown")
"""What a page is written in."""

WorkspaceFolder = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="文件夹", help="工作区；默认为当前文件夹起向上最近的含 luoshi.yaml 的文件夹"),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="日期", help="截至哪一天，如 2026-10-31；默认今天。此后的记录不计")
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev", metavar="版本", help="按 git 的哪个版本看，如 HEAD~3、标签；与 --as-of 合用：当时知道的当时情况"
    ),
]
PageFormat = Annotated[
    str,
    typer.Option("--format", metavar="格式", help="、".join(PAGE_FORMATS), autocompletion=lambda: PAGE_FORMATS),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="文件", help="写入文件；默认显示在屏幕上")]
Week = Annotated[str | None, typer.Option("--week", metavar="周", help="如 2026-W44（周一至周日）")]
Month = Annotated[str | None, typer.Option("--month", metavar="月", help="如 2026-10")]
Quarter = Annotated[str | None, typer.Option("--quarter", metavar="季", help="如 2026-Q3")]
Half = Annotated[str | None, typer.Option("--half", metavar="半年", help="如 2026-H1")]
Year = Annotated[str | None, typer.Option("--year", metavar="年", help="如 2026")]
Unit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="牵头单位", autocompletion=completion.units)]
Leader = Annotated[
    str | None, typer.Option("--leader", metavar="领导", help="牵头领导", autocompletion=completion.people)
]
ForUnit = Annotated[
    str | None,
    typer.Option("--for-unit", metavar="单位", help="只报一个单位牵头的事项", autocompletion=completion.units),
]
ForLeader = Annotated[
    str | None,
    typer.Option("--for-leader", metavar="领导", help="只报一位领导牵头的事项", autocompletion=completion.people),
]
ListName = Annotated[
    str | None, typer.Option("--list", metavar="清单", help="只看某张清单", autocompletion=completion.lists)
]
LedgerName = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="台账", help="只看某本台账：文件夹名、台账名称或类别", autocompletion=completion.ledgers
    ),
]
Caption = Annotated[
    bool, typer.Option("--caption", help="CSV 带表题和表注；默认第一行就是表头，pandas、Power Query 直接可读")
]
