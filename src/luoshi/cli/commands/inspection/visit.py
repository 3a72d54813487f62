"""``luoshi visit``: 经常性督导 by 责任督学."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions.inspection import inspect
from luoshi.cli.actions.inspection.looking import ViewCall
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import PAGE_FORMATS, AsOf, Output, Revision, WorkspaceFolder
from luoshi.errors import UsageError

HELP = """责任督学的经常性督导：add 记一次，list 看一个学期每校去了几次、还差几次。

一名督学一个学期一个文件：inspections/年度/visits/学期-督学.yaml；学期按日期从 calendar 的 terms 找，或用 --term。
写明方式（--method）和事项（--matter）；发现问题的先登记整改事项，再用 --finding 写编号。"""
EXAMPLES = (
    "luoshi visit add 督学甲 滨海市第一小学 --method 随机听课 --matter 课程教学 --told 作业量偏大",
    "luoshi visit list --term 2026秋",
)
ACTIONS = ("add", "list")


def command(
    action: Annotated[str, typer.Argument(metavar="动作", help="add、list", autocompletion=lambda: ACTIONS)],
    inspector: Annotated[str | None, typer.Argument(metavar="督学", help="责任督学")] = None,
    school: Annotated[str | None, typer.Argument(metavar="学校", help="add：到哪所学校")] = None,
    *,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="add：哪一天，默认今天")] = None,
    period: Annotated[str | None, typer.Option(metavar="时段", help="add：上午、下午、全天")] = None,
    companions: Annotated[list[str] | None, typer.Option("--with", metavar="姓名", help="add：同行人员")] = None,
    methods: Annotated[list[str] | None, typer.Option("--method", metavar="方式", help="add：督导方式")] = None,
    matters: Annotated[list[str] | None, typer.Option("--matter", metavar="事项", help="add：督导事项")] = None,
    content: Annotated[str | None, typer.Option(metavar="文字", help="add：主要内容")] = None,
    findings: Annotated[list[str] | None, typer.Option("--finding", metavar="编号", help="add：整改事项")] = None,
    told: Annotated[str | None, typer.Option(metavar="文字", help="add：当场反馈了什么")] = None,
    signed: Annotated[str | None, typer.Option(metavar="职务", help="add：学校签字人")] = None,
    danger: Annotated[str | None, typer.Option(metavar="文字", help="add：危及安全或违法办学的情形")] = None,
    handled: Annotated[str | None, typer.Option(metavar="文字", help="add：当天怎样处理")] = None,
    noticed: Annotated[str | None, typer.Option(metavar="日期", help="add：哪一天告知学校的")] = None,
    term: Annotated[str | None, typer.Option(metavar="学期", help="如 2026秋")] = None,
    style: Annotated[str, typer.Option("--format", metavar="格式", help="、".join(PAGE_FORMATS))] = "table",
    output: Output = None,
    rev: Revision = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Record a visit, or list the visits of a term."""
    if one_of("动作", action, ACTIONS) == "list":
        return inspect.list_visits(ViewCall(as_of, rev, folder, style, output), term, inspector)
    if inspector is None or school is None:
        raise UsageError("缺少督学或学校", "写成 luoshi visit add 督学甲 滨海市第一小学")
    given = {
        "school": school, "date": date, "period": period, "with": companions, "methods": methods, "matters": matters,
        "content": content, "findings": findings, "told": told, "signed": signed, "danger": danger,
        "handled": handled, "noticed": noticed,
    }  # fmt: skip
    return inspect.record_visit(inspector, term, {key: word for key, word in given.items() if word}, as_of, folder)
