"""``luoshi form``: forms to the units, and their answers back into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import form
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    PAGE_FORMATS,
    AsOf,
    Half,
    Month,
    PageFormat,
    Quarter,
    Week,
    WorkspaceFolder,
    Year,
)
from luoshi.errors import UsageError

HELP = """填报表：send 发给各单位，collect 收回来记入台账，status 看谁还没有报。

各动作都写明哪一期：周、月、季、半年、年，与 luoshi report 的写法一样；collect 不写的，按表上的期次收。
send 每个单位一份 .xlsx：在办事项的已知情况（锁定）和要填的格子，另有自查自评表；同样的台账写出同样的文件。
collect 只记填了的格子：每行一条“进展”，单位为填报单位，日期为该期最后一天，未到该日的为今天；--date 写明收到的那一天。
一份表要么整份记入，要么一行也不记；再收一次同一份表，不会多记。自查自评表不入台账，签字后存档。
status 没有报的单位排在最前；--format 只管它的输出。"""
EXAMPLES = (
    "luoshi form send --month 2026-10 --output 填报表",
    "luoshi form send --month 2026-10 --unit 学前教育处 --output 填报表",
    "luoshi form send --quarter 2026-Q3 --output 填报表   季度的表",
    "luoshi form collect 收回/*.xlsx --dry-run          先看会记些什么",
    "luoshi form collect 收回/*.xlsx --month 2026-10",
    "luoshi form status --month 2026-10",
)
ACTIONS = ("send", "collect", "status")


def command(
    action: Annotated[
        str, typer.Argument(metavar="动作", help="send、collect、status", autocompletion=lambda: ACTIONS)
    ],
    files: Annotated[list[Path] | None, typer.Argument(metavar="文件", help="collect 要收的表")] = None,
    *,
    week: Week = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    unit: Annotated[
        str | None, typer.Option(metavar="单位", help="只管一个单位", autocompletion=completion.units)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="文件夹", help="send：写到哪个文件夹，没有就新建")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="日期", help="collect：收到报表的那一天，须在该期内")
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="collect：台账已有本期另一份报告的，也照记一条")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="collect：只显示会改哪几行，不写入")] = False,
    output_format: PageFormat = "table",
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Do one of the three."""
    chosen = one_of("动作", action, ACTIONS)
    style = one_of("--format", output_format, PAGE_FORMATS)
    if files and chosen != "collect":
        raise UsageError(f"{chosen} 不收文件：{files[0]}", "收表用 luoshi form collect 文件")
    wanted = form.FormCall(
        folder, unit, {"week": week, "month": month, "quarter": quarter, "half": half, "year": year}, as_of
    )
    if chosen == "send":
        return form.send(wanted, output)
    if chosen == "status":
        return form.status(wanted, style)
    return form.collect(wanted, tuple(files or ()), date, anyway=anyway, dry_run=dry_run)
