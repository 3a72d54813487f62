"""``luoshi report``: the bulletins of a week, month, quarter, half-year or year."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions import report
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    AsOf,
    Caption,
    ForLeader,
    ForUnit,
    Half,
    LedgerName,
    ListName,
    Month,
    Output,
    Quarter,
    Revision,
    Week,
    WorkspaceFolder,
    Year,
)
from luoshi.model.scope import Scope

HELP = """生成通报：周汇总、月通报、季评价、半年中期、年底，以及一个单位或一位领导的报告；--brief 是给领导看的一页。

数据截至该期最后一天；该期尚未结束的，截至今天（写了 --as-of 的，把那一天当作今天）。该期结束以后的 --as-of 不影响数字。
成文日期用 --dated 写明，默认为数据截至之后的第一个工作日。合计不平的不出通报。

--issue 签发：按已提交的台账生成各种格式，连同 manifest.json 存入 reports/，以后不再改动，一期只签发一次；
该期尚未结束就要签发的，用 --cut-off 写明数据截至哪一天，下一期从次日起统计；
已发通报的数字后来有变的，下一期列出更正。--verify 按签发时的版本重新生成，逐字节核对。"""
EXAMPLES = (
    "luoshi report --month 2026-10                                   十月份通报，显示在屏幕上",
    "luoshi report --month 2026-10 --format html -o 10月通报.html    网页版，可打印为 A4",
    "luoshi report --month 2026-10 --format docx -o 10月通报.docx    Word，按 GB/T 9704—2012 排版；pdf 同样",
    "luoshi report --week 2026-W44                                   一周汇总",
    "luoshi report --quarter 2026-Q3 --for-unit 学前教育处           一个处室的季度报告",
    "luoshi report --half 2026-H1 --for-leader 分管副主任",
    "luoshi report --month 2026-10 --brief --format docx -o 一页.docx  给领导看的一页",
    "luoshi report --year 2026 --list 领导牵头重点任务",
    "luoshi report --month 2026-10 --issue                           签发十月份通报，存入 reports/2026-10",
    "luoshi report --verify 2026-10                                  核对已签发的通报",
)
FORMATS = ("terminal", "markdown", "html", "docx", "pdf", "json", "csv")


def command(
    *,
    week: Week = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    for_unit: ForUnit = None,
    for_leader: ForLeader = None,
    list_name: ListName = None,
    ledger: LedgerName = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "terminal",
    caption: Caption = False,
    output: Output = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="给领导看的一页：六个数、亮红灯的和原因、请示事项、下期到期")
    ] = False,
    issue: Annotated[bool, typer.Option("--issue", help="签发：存入 reports/，不再改动")] = False,
    verify: Annotated[str | None, typer.Option(metavar="期次", help="核对已签发的通报，如 2026-10")] = None,
    cut_off: Annotated[
        str | None,
        typer.Option("--cut-off", metavar="日期", help="数据截至该期内哪一天；此后的记录归下一期"),
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option("--dated", metavar="日期", help="成文日期；默认为数据截至之后的第一个工作日，不影响数字"),
    ] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Print or write the report of one period."""
    chosen = one_of("--format", output_format, FORMATS)
    periods = {"week": week, "month": month, "quarter": quarter, "half": half, "year": year}
    if verify is not None:
        alone = not (issue or rev or as_of or output or cut_off or dated or any(periods.values()))
        return report.verify(folder, verify, alone=alone)
    scope = Scope(unit=for_unit, leader=for_leader, list_name=list_name, ledger=ledger)
    wanted = report.ReportCall(periods, scope, as_of, rev, folder, cut_off, dated, brief)
    if issue:
        return report.issue(wanted, alone=not (rev or output or brief or chosen != "terminal"))
    return report.run(wanted, chosen, output, caption=caption)
