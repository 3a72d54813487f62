"""``luoshi report``: the bulletins of a week, month, quarter, half-year or year."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions import report
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    AsOf,
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

HELP = """生成通报：周汇总、月通报、季评价、半年中期、年底，以及一个单位或一位领导的报告。

截至日期为该期最后一天；该期尚未结束的，为今天；--as-of 可另行指定。合计不平的不出通报。

--issue 签发：按已提交的台账生成各种格式，连同 manifest.json 存入 reports/，以后不再改动，一期只签发一次；
已发通报的数字后来有变的，下一期列出更正。--verify 按签发时的版本重新生成，逐字节核对。"""
EXAMPLES = (
    "luoshi report --month 2026-10                                   十月份通报，显示在屏幕上",
    "luoshi report --month 2026-10 --format html -o 10月通报.html    网页版，可打印为 A4",
    "luoshi report --month 2026-10 --format docx -o 10月通报.docx    Word，按 GB/T 9704—2012 排版；pdf 同样",
    "luoshi report --week 2026-W44                                   一周汇总",
    "luoshi report --quarter 2026-Q3 --for-unit 学前教育处           一个处室的季度报告",
    "luoshi report --half 2026-H1 --for-leader 分管副主任",
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
    output: Output = None,
    issue: Annotated[bool, typer.Option("--issue", help="签发：存入 reports/，不再改动")] = False,
    verify: Annotated[str | None, typer.Option(metavar="期次", help="核对已签发的通报，如 2026-10")] = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Print or write the report of one period."""
    chosen = one_of("--format", output_format, FORMATS)
    periods = {"week": week, "month": month, "quarter": quarter, "half": half, "year": year}
    if verify is not None:
        alone = not (issue or rev or as_of or output or any(periods.values()))
        return report.verify(folder, verify, alone=alone)
    scope = Scope(unit=for_unit, leader=for_leader, list_name=list_name, ledger=ledger)
    wanted = report.ReportCall(periods, scope, as_of, rev, folder)
    if issue:
        return report.issue(wanted, alone=not (rev or output or chosen != "terminal"))
    return report.run(wanted, chosen, output)
