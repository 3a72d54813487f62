"""``luoshi burden``: who came to which school how often."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions.inspection import looking
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, Revision, WorkspaceFolder

HELP = """学校负担：督导、经常性督导、社会事务进校园，谁来了多少次、多少天，填了多少表，与上年同期比。

按到校次数从多到少；--top 10 只看前十。--format svg 画成各校各月的热力图。
数都从 inspections/ 的文件里来；没有记的不算。"""
EXAMPLES = (
    "luoshi burden --year 2026 --top 10",
    "luoshi burden --term 2026秋",
    "luoshi burden --school 滨海市第一小学",
    "luoshi burden --format svg -o 学校负担.svg",
)
FORMATS = ("table", "json", "csv", "markdown", "xlsx", "svg")


def command(
    *,
    school: Annotated[str | None, typer.Option(metavar="学校", help="只看一所学校")] = None,
    year: Annotated[int | None, typer.Option(metavar="年", help="哪一年，默认今年", min=1950, max=2999)] = None,
    term: Annotated[str | None, typer.Option(metavar="学期", help="哪个学期，如 2026秋")] = None,
    top: Annotated[int | None, typer.Option(metavar="数", help="只看前几所", min=1)] = None,
    style: Annotated[str, typer.Option("--format", metavar="格式", help="、".join(FORMATS))] = "table",
    output: Output = None,
    rev: Revision = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Show the burden."""
    call = looking.ViewCall(as_of, rev, folder, one_of("--format", style, FORMATS), output)
    return looking.show_burden(call, looking.BurdenCall(school, year, term, top))
