"""``luoshi inspector``: the register of 督学."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions.inspection import looking
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, Revision, WorkspaceFolder

HELP = """督学名录：list 列出，check 看配备、任期、培训、回避和到校次数有没有问题。

名录在 registers/inspectors.yaml。check 有问题时退出码为 1。"""
EXAMPLES = ("luoshi inspector list", "luoshi inspector check", "luoshi inspector list --format xlsx -o 督学名录.xlsx")
ACTIONS = ("list", "check")
FORMATS = ("table", "json", "csv", "markdown", "xlsx")


def command(
    action: Annotated[str, typer.Argument(metavar="动作", help="list、check", autocompletion=lambda: ACTIONS)],
    *,
    style: Annotated[str, typer.Option("--format", metavar="格式", help="、".join(FORMATS))] = "table",
    output: Output = None,
    rev: Revision = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """List or check."""
    chosen = one_of("动作", action, ACTIONS)
    call = looking.ViewCall(as_of, rev, folder, one_of("--format", style, FORMATS), output)
    return looking.show_inspectors(call, check=chosen == "check")
