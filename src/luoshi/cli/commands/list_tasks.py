"""``luoshi list``: the tasks, chosen, judged and ordered."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import env
from luoshi.cli.actions import list_tasks
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    PAGE_FORMATS,
    AsOf,
    Leader,
    LedgerName,
    ListName,
    Output,
    PageFormat,
    Revision,
    Unit,
    WorkspaceFolder,
)

HELP = """列出事项，按条件筛选。各条件同时满足；--unit 也看配合单位。

--view 工作落实清单：任务、责任、措施、成果四个清单合成一张表；--view 责任清单：按牵头单位分列。"""
EXAMPLES = (
    "luoshi list --unit 学前教育处 --lamp 红灯       学前教育处亮红灯的事项",
    "luoshi list --judgement 逾期 --sort 差距        逾期事项，差距大的在前",
    "luoshi list --due-to 2026-11-30 --lifecycle 办理中",
    "luoshi list --view 工作落实清单 --format csv -o 工作落实清单.csv",
)
VIEWS = ("事项", "工作落实清单", "责任清单")
SORTS = ("编号", "时限", "单位", "灯", "差距")
LIFECYCLES = ("待签收", "办理中", "已暂停", "待核查", "已办结", "已销号", "已退办", "已撤销")
JUDGEMENTS = ("超前", "正常", "滞后", "逾期", "暂停", "提前完成", "按期完成", "逾期完成")
QUESTIONS = ("查效果", "查进度", "查原因", "查责任")


def command(
    *,
    unit: Unit = None,
    leader: Leader = None,
    person: Annotated[str | None, typer.Option(metavar="职务", help="责任人或牵头领导")] = None,
    lamp: Annotated[str | None, typer.Option(metavar="灯", help="灯的名称，如 红灯")] = None,
    lifecycle: Annotated[
        str | None, typer.Option(metavar="状态", help="、".join(LIFECYCLES), autocompletion=lambda: LIFECYCLES)
    ] = None,
    judgement: Annotated[
        str | None, typer.Option(metavar="研判", help="、".join(JUDGEMENTS), autocompletion=lambda: JUDGEMENTS)
    ] = None,
    question: Annotated[
        str | None, typer.Option(metavar="四查", help="、".join(QUESTIONS), autocompletion=lambda: QUESTIONS)
    ] = None,
    list_name: ListName = None,
    ledger: LedgerName = None,
    kind: Annotated[str | None, typer.Option(metavar="类型", help="事项类型，如 批示件")] = None,
    category: Annotated[
        str | None, typer.Option("--source", metavar="来源", help="来源类别，如 市委市政府部署")
    ] = None,
    due_from: Annotated[str | None, typer.Option(metavar="日期", help="现行时限不早于")] = None,
    due_to: Annotated[str | None, typer.Option(metavar="日期", help="现行时限不晚于")] = None,
    text: Annotated[str | None, typer.Option(metavar="文字", help="编号、事项、目标、文号中含有的文字")] = None,
    view: Annotated[str, typer.Option(metavar="样式", help="、".join(VIEWS), autocompletion=lambda: VIEWS)] = "事项",
    sort: Annotated[str, typer.Option(metavar="次序", help="、".join(SORTS), autocompletion=lambda: SORTS)] = "编号",
    output_format: PageFormat = "table",
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print the tasks that meet the filters."""
    chosen = one_of("--format", output_format, PAGE_FORMATS)
    filters = list_tasks.Filters(
        unit=unit,
        leader=leader,
        person=person,
        lamp=lamp,
        lifecycle=lifecycle and one_of("--lifecycle", lifecycle, LIFECYCLES),
        judgement=judgement and one_of("--judgement", judgement, JUDGEMENTS),
        question=question and one_of("--question", question, QUESTIONS),
        list_name=list_name,
        ledger=ledger,
        kind=kind,
        category=category,
        due_from=env.day_of(due_from) if due_from else None,
        due_to=env.day_of(due_to) if due_to else None,
        text=text,
    )
    order, style = one_of("--sort", sort, SORTS), one_of("--view", view, VIEWS)
    list_tasks.run(filters, order, style, chosen, output=output, as_of=as_of, rev=rev, folder=folder)
