"""``luoshi diff``: what differs between two revisions, in the field's words."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli.actions import diff
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, WorkspaceFolder

HELP = """比较两个版本的台账，用业务语言说明：新增和删除的事项、改号、时限变动、新增的记录、被改被删的记录、头部改动。

甲..乙 比较两个版本；甲...乙 从分叉处比到乙，适合合并请求；只写甲，与工作区现状比；都不写，看还没有提交的改动。"""
EXAMPLES = (
    "luoshi diff                                    还没有提交的改动",
    "luoshi diff HEAD~1..HEAD                       最近一次提交",
    "luoshi diff main...HEAD --format markdown      贴进合并请求",
    "luoshi diff 2026-09通报..2026-10通报           两个标签之间",
    "luoshi diff HEAD~5 --format json               供程序读取",
)
FORMATS = ("text", "markdown", "json")


def command(
    span: Annotated[str, typer.Argument(metavar="版本", help="甲..乙、甲...乙 或 甲；不写为 HEAD")] = "HEAD",
    *,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="、".join(FORMATS), autocompletion=lambda: FORMATS)
    ] = "text",
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Print what differs."""
    diff.run(span, one_of("--format", output_format, FORMATS), output, as_of, folder)
