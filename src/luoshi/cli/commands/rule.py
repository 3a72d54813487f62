"""``luoshi rule``: the manual page of a rule, offline."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import rule
from luoshi.cli.arguments.choices import one_of

HELP = """看规则的说明：为什么、怎样合格、怎样不合格、怎么改、依据什么。不写代码则列出全部规则。"""
EXAMPLES = (
    "luoshi rule              全部规则",
    "luoshi rule LS307        漏报的规则",
    "luoshi rule --format json",
)
FORMATS = ("text", "json")


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="代码", help="如 LS307", autocompletion=completion.rule_codes)
    ] = None,
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
) -> None:
    """Print one page, or the list of all rules."""
    rule.run(code, one_of("--format", output_format, FORMATS))
