"""``luoshi check``: every finding, once, sorted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import check
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, WorkspaceFolder

HELP = """检查台账，列出全部问题：位置、代码、说明、办法。

只读文件，不改任何东西。有错误时退出码为 1，只有警告和提示时为 0。"""
EXAMPLES = (
    "luoshi check                                检查整个工作区",
    "luoshi check ledgers/2026/zonghe            只看一本台账的问题",
    "luoshi check --rule LS307 --rule LS308      只看漏报和迟报",
    "luoshi check --severity error               只看错误",
    "luoshi check --base origin/main             还判断相对主分支的改动：旧记录改没改、时限动没动、谁记的",
    "luoshi check --format sarif > luoshi.sarif  供代码平台读取",
)
FORMATS = ("text", "json", "sarif", "github", "junit")
SEVERITIES = ("error", "warning", "hint")


def command(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="路径", help="只看这些文件或文件夹的问题")] = None,
    *,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="代码", help="只用这条规则，可写多次", autocompletion=completion.rule_codes),
    ] = None,
    severity: Annotated[
        str, typer.Option(metavar="级别", help="最低级别：error、warning、hint", autocompletion=lambda: SEVERITIES)
    ] = "hint",
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="版本", help="还判断自这个版本以来的改动是否合规，如 origin/main、HEAD~1"),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="格式", help="text、json、sarif、github、junit", autocompletion=lambda: FORMATS
        ),
    ] = "text",
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> int:
    """Run the rules over the workspace; return 1 when there are errors."""
    chosen, least = one_of("--format", output_format, FORMATS), one_of("--severity", severity, SEVERITIES)
    return check.run(
        paths or (),
        rule or (),
        context.obj,
        output_format=chosen,
        severity=least,
        base=base,
        as_of=as_of,
        folder=folder,
    )
