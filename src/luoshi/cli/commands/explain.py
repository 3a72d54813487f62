"""``luoshi explain``: any figure of a report, any judgement of a task, opened into rule, inputs and lines."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions import explain
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    AsOf,
    ForLeader,
    ForUnit,
    LedgerName,
    ListName,
    Output,
    Revision,
    WorkspaceFolder,
)
from luoshi.errors import UsageError
from luoshi.model.scope import Scope

HELP = """解释一个数字或一个判断：规则、依据的数据、涉及的事项及所在的文件和行。

通报的数字：先写期次，再写数据的代号（JSON、网页通报里都有；连字符、下划线均可），只写期次则列出全部代号。
只报一个单位、一位领导、一张清单、一本台账的，加 --for-unit、--for-leader、--list、--ledger。
已签发的通报：写它的文件夹，如 reports/2026-10-学前教育处，按签发时的版本、截至日期和范围解释。
事项：写编号，再写 state（办理状态）、due（时限）、plan（进度）、judgement（研判）、lamp（亮灯）、question（四查）、
reports（报告）之一；只写编号则全部解释。"""
EXAMPLES = (
    "luoshi explain 2026-10 on-time-rate                       十月份的按期办结率",
    "luoshi explain 2026-W44 reports-missing                   一周的漏报事项",
    "luoshi explain 2026-10                                    十月份通报有哪些数据",
    "luoshi explain 2026-10 total --for-unit 学前教育处          一个单位的报告里的数字",
    "luoshi explain reports/2026-10-学前教育处 total            已签发的通报里的数字",
    "luoshi explain ZD-2026-012 lamp                           为什么亮这种灯",
    "luoshi explain ZD-2026-012 due --rev HEAD~3               按三次提交之前的台账",
)
FORMATS = ("text", "json")


def command(
    what: Annotated[
        list[str], typer.Argument(metavar="对象", help="期次或已签发通报的文件夹，和数据代号；或事项编号和所问")
    ],
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
    for_unit: ForUnit = None,
    for_leader: ForLeader = None,
    list_name: ListName = None,
    ledger: LedgerName = None,
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print the explanation."""
    chosen = one_of("--format", output_format, FORMATS)
    if len(what) > 2:  # noqa: PLR2004 -- the thing and what is asked about it
        raise UsageError("一次只解释一个数字或判断", "写成 luoshi explain 2026-10 on-time-rate")
    scope = Scope(unit=for_unit, leader=for_leader, list_name=list_name, ledger=ledger)
    name, aspect = what[0], what[1] if what[1:] else None
    explain.run(explain.ExplainCall(name, aspect, scope, as_of, rev, folder), chosen, output)
