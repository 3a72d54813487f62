"""``luoshi export``: the lists that offices keep, in the files they keep them in."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from luoshi.cli.actions import export
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import (
    AsOf,
    Caption,
    Leader,
    LedgerName,
    ListName,
    Output,
    Revision,
    Unit,
    WorkspaceFolder,
)
from luoshi.errors import UsageError
from luoshi.model.scope import Scope

HELP = """导出清单：xlsx、csv、md、json；ics 为各事项时限的日历文件。

--view 工作落实清单：任务、责任、措施、成果四个清单合成一张表；办理情况一览表：各事项的时限、研判和进展；单位情况表；
责任清单：按牵头单位分列；销号台账：已报结的事项走到哪一步；权责清单：duties.yaml 的每项职责有哪些事项。
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

VIEWS = ("工作落实清单", "办理情况一览表", "单位情况表", "责任清单", "销号台账", "权责清单")


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
    caption: Caption = False,
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Write one view."""
    chosen = one_of("格式", kind, KINDS)
    name = one_of("--view", SHORT.get(view or "", view or VIEWS[0]), VIEWS)
    if chosen == "ics" and view is not None:
        raise UsageError("ics 是时限的日历，没有 --view", "去掉 --view")
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在屏幕上", f"写明文件：-o {name}.xlsx")
    scope = Scope(unit=unit, leader=leader, list_name=list_name, ledger=ledger)
    export.run(chosen, name, scope, caption=caption, output=output, as_of=as_of, rev=rev, folder=folder)
