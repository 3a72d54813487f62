"""``luoshi list``: the tasks, chosen, judged and ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
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
from luoshi.cli.output.pages import PAGE_FORMATS

if TYPE_CHECKING:
    from luoshi.report.document import Page
    from luoshi.service.listing import Filters, Listed
    from luoshi.service.workspace import Workspace

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
    from luoshi.cli.arguments.opening import open_at  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.cli.output.pages import deliver_page  # noqa: PLC0415
    from luoshi.service.listing import Filters, SortBy  # noqa: PLC0415

    chosen = one_of("--format", output_format, PAGE_FORMATS)
    filters = Filters(
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
    order = SortBy(one_of("--sort", sort, SORTS))
    style = one_of("--view", view, VIEWS)
    workspace = open_at(folder, rev)
    listed = _listed(workspace, as_of, filters, order)
    deliver_page(_page(workspace, listed, style, as_of), chosen, output)


def _listed(workspace: Workspace, as_of: str | None, filters: Filters, order: str) -> Listed:
    from luoshi.cli.output.pages import warn_unread  # noqa: PLC0415
    from luoshi.cli.output.terminal import progress_bar  # noqa: PLC0415
    from luoshi.service.listing import SortBy, list_tasks  # noqa: PLC0415

    with progress_bar("读取", len(workspace.listing.tasks)) as progress:
        listed = list_tasks(
            workspace, env.day_of(as_of), filters, SortBy(order), processes=env.processes(), progress=progress
        )
    warn_unread(listed.unread)
    return listed


def _page(workspace: Workspace, listed: Listed, style: str, as_of: str | None) -> Page:
    from luoshi.report.document import Page, Section  # noqa: PLC0415
    from luoshi.report.pages.task_list import list_page  # noqa: PLC0415
    from luoshi.report.pages.work_lists import duties_by_unit, work_list  # noqa: PLC0415

    page = list_page(listed.states, workspace.config, env.day_of(as_of))
    if style == "工作落实清单":
        return Page((Section("work", "", (work_list(listed.states, workspace.config),)),), page.facts)
    if style == "责任清单":
        units = (unit.name for unit in workspace.organisation.units)
        return Page((Section("duties", "", duties_by_unit(listed.states, workspace.config, units)),), page.facts)
    return page
