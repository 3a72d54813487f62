"""``luoshi reconcile``: a returned sheet against the ledger, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, PageFormat, Revision, WorkspaceFolder
from luoshi.cli.output.pages import PAGE_FORMATS
from luoshi.errors import ExitCode

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
) -> None:
    """List what differs."""
    from luoshi.cli.actions.returned_files import read_returned  # noqa: PLC0415
    from luoshi.cli.arguments.opening import open_at  # noqa: PLC0415 -- pydantic costs 90 ms; help pages do without
    from luoshi.cli.output.pages import deliver_page, warn_unread  # noqa: PLC0415
    from luoshi.report.pages.reconcile_page import reconcile_page  # noqa: PLC0415
    from luoshi.service.exchange.reconciling import reconcile_files  # noqa: PLC0415

    style = one_of("--format", output_format, PAGE_FORMATS)
    workspace = open_at(folder, rev)
    day = env.day_of(as_of)
    contents = ((file.name, read_returned(file)) for file in files)
    found, unread = reconcile_files(workspace, contents, day, unit=unit, whole=whole, processes=env.processes())
    warn_unread(unread)
    deliver_page(reconcile_page(found, day), style, output)
    raise typer.Exit(ExitCode.FINDINGS if any(each.differences for each in found) else ExitCode.OK)
