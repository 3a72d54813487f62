"""``luoshi coverage``: who was inspected in the round, and who was not."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions.inspection import looking
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, Revision, WorkspaceFolder

HELP = """督导覆盖：一轮（默认五年）里每个对象哪一年督导过、计划哪一年，还有谁没有，按计划能不能到。

--by 县 看对下级政府的督导，--by 责任区 看学校和责任督学。一轮从哪一年起写在 luoshi.yaml 的 coverage。
--format svg 画成一张图，xlsx 写成 Excel。"""
EXAMPLES = (
    "luoshi coverage",
    "luoshi coverage --by 县 --until 2026",
    "luoshi coverage --format svg -o 督导覆盖.svg",
    "luoshi coverage --by 责任区",
)
KINDS = ("学校", "县", "责任区")
FORMATS = ("table", "json", "csv", "markdown", "xlsx", "svg")


def command(
    *,
    by: Annotated[str, typer.Option("--by", metavar="对象", help="、".join(KINDS))] = "学校",
    until: Annotated[int | None, typer.Option(metavar="年", help="这一轮到哪一年止", min=1950, max=2999)] = None,
    style: Annotated[str, typer.Option("--format", metavar="格式", help="、".join(FORMATS))] = "table",
    output: Output = None,
    rev: Revision = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Show the coverage."""
    call = looking.ViewCall(as_of, rev, folder, one_of("--format", style, FORMATS), output)
    return looking.show_coverage(call, one_of("--by", by, KINDS), until)
