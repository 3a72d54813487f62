"""``luoshi today``: what is to be done."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions.today import show_today
from luoshi.cli.arguments.options import AsOf, Output, PageFormat, Revision, Unit, WorkspaceFolder

HELP = """今天要办什么：已逾期、文书未回、延期待定、待签收、报告未到、七日内到期、待核查、待销号，每行末尾是办它的命令。

与通报用同一套研判。--unit、--person 只看一个单位、一个人的。"""
EXAMPLES = ("luoshi today", "luoshi today --unit 学前教育处", "luoshi today --format json")


def command(
    *,
    unit: Unit = None,
    person: Annotated[
        str | None, typer.Option(metavar="职务", help="责任人或牵头领导", autocompletion=completion.people)
    ] = None,
    output_format: PageFormat = "table",
    output: Output = None,
    as_of: AsOf = None,
    rev: Revision = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Show what waits."""
    return show_today((unit, person), output_format, output, as_of, rev, folder)
