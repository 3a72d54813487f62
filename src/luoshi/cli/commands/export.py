"""``luoshi export``: the lists that offices keep, in the files they keep them in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Leader, LedgerName, ListName, Output, Revision, Unit, WorkspaceFolder
from luoshi.errors import UsageError

if TYPE_CHECKING:
    from luoshi.service.exchange.exporting import ExportRequest
    from luoshi.service.workspace import Workspace

HELP = """导出清单：xlsx、csv、md、json；ics 为各事项时限的日历文件。

--view 工作落实清单：任务、责任、措施、成果四个清单合成一张表；办理情况一览表：各事项的时限、研判和进展；单位情况表；
责任清单：按牵头单位分列；销号台账：已报结的事项走到哪一步。
文字一律按文字写出，以“=”开头的也不会变成公式。ics 每个时限一个日程、一次提醒，重新导入时按编号更新，不会重复。"""
EXAMPLES = (
    "luoshi export xlsx -o 工作落实清单.xlsx",
    "luoshi export xlsx --view 办理情况一览表 --unit 学前教育处 -o 学前教育处.xlsx",
    "luoshi export csv --view 销号台账 -o 销号台账.csv",
    "luoshi export md --view 单位情况表 --as-of 2026-10-31",
    "luoshi export ics --unit 学前教育处 -o 时限.ics",
)
KINDS = ("xlsx", "csv", "md", "json", "ics")
SHORT = {"一览表": "办理情况一览表"}
"""What offices call a view for short."""

VIEWS = ("工作落实清单", "办理情况一览表", "单位情况表", "责任清单", "销号台账")


def command(
    kind: Annotated[str, typer.Argument(metavar="格式", help="、".join(KINDS), autocompletion=lambda: KINDS)],
    *,
    view: Annotated[
        str | None,
        typer.Option(metavar="清单", help="、".join(VIEWS) + "；默认工作落实清单", autocompletion=lambda: VIEWS),
    ] = None,
    unit: Unit = None,
    leader: Leader = None,
    list_name: ListName = None,
    ledger: LedgerName = None,
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Write one view."""
    from luoshi.cli.arguments.opening import open_at  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.cli.output.pages import deliver  # noqa: PLC0415
    from luoshi.service.exchange.exporting import ExportRequest  # noqa: PLC0415

    chosen = one_of("格式", kind, KINDS)
    name = one_of("--view", SHORT.get(view or "", view or VIEWS[0]), VIEWS)
    if chosen == "ics" and view is not None:
        raise UsageError("ics 是时限的日历，没有 --view", "去掉 --view")
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在屏幕上", f"写明文件：-o {name}.xlsx")
    workspace = open_at(folder, rev, reports=name == "单位情况表")
    wish = ExportRequest(env.day_of(as_of), unit, leader, list_name, ledger)
    deliver(_calendar(workspace, wish) if chosen == "ics" else _content(workspace, chosen, name, wish), output)


def _calendar(workspace: Workspace, wish: ExportRequest) -> bytes:
    from luoshi.cli.output.pages import warn_unread  # noqa: PLC0415
    from luoshi.service.exchange.exporting import export_calendar  # noqa: PLC0415

    content, unread = export_calendar(workspace, wish, processes=env.processes())
    warn_unread(unread)
    return content


def _content(workspace: Workspace, kind: str, name: str, wish: ExportRequest) -> bytes:
    from luoshi.cli.output.pages import warn_unread  # noqa: PLC0415
    from luoshi.render.registry import write_page  # noqa: PLC0415
    from luoshi.report.document import Page, Section  # noqa: PLC0415
    from luoshi.report.pages.table_facts import table_facts  # noqa: PLC0415
    from luoshi.service.exchange.exporting import ExportView, export_view  # noqa: PLC0415

    found = export_view(workspace, ExportView(name), wish, processes=env.processes())
    warn_unread(found.unread)
    if kind == "xlsx":
        from luoshi.render.xlsx import render_tables  # noqa: PLC0415

        return render_tables(found.tables, workspace.config.organisation.name, wish.day)
    shown = Page((Section("export", "", found.tables),), table_facts(found.tables, name, wish.day))
    return write_page("markdown" if kind == "md" else kind, shown)
