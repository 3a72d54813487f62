"""``luoshi reconcile``: a returned sheet against the ledger, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import reconcile
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, AsOf, Output, PageFormat, Revision, WorkspaceFolder

HELP = """对账：把交回的表（.xlsx、.xls、.csv）与台账逐格比对，列出每一处不同；只读，不改台账。

表头要有“编号”一列；其余各列按列名与台账比对，台账没有的列列在表后。填报表里没有填的格子不算不同。
有不同的，退出码为 1。"""
EXAMPLES = (
    "luoshi reconcile 收回/学前教育处.xlsx",
    "luoshi reconcile 办理情况一览表.xlsx --as-of 2026-10-31",
    "luoshi reconcile 学前教育处.xlsx --whole --unit 学前教育处    表里还应有该单位全部在办事项",
    "luoshi reconcile 办理情况一览表.csv --format json",
)


def command(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="交回的表")],
    *,
    whole: Annotated[bool, typer.Option("--whole", help="表里应有全部在办事项，缺的也列出")] = False,
    unit: Annotated[
        str | None,
        typer.Option(metavar="单位", help="与 --whole 合用：只要这个单位的", autocompletion=completion.units),
    ] = None,
    output_format: PageFormat = "table",
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> int:
    """List what differs; return 1 when something does."""
    style = one_of("--format", output_format, PAGE_FORMATS)
    return reconcile.run(files, style, output, as_of, rev, folder, unit=unit, whole=whole)
