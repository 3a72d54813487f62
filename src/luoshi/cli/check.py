"""``luoshi check``: every finding, once, sorted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.choices import one_of
from luoshi.cli.options import AsOf, Workspace
from luoshi.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.service.checking import CheckRequest, CheckResult
    from luoshi.service.opened import Opened
    from luoshi.service.remembered import Memory

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
TITLED = frozenset({"sarif", "github"})
"""Formats that say what a rule is called."""

SEVERITIES = ("error", "warning", "hint")


def command(
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
    workspace: Workspace = None,
) -> None:
    """Run the rules over the workspace; leave with 1 when there are errors."""
    from luoshi.cli.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.findings import Severity  # noqa: PLC0415
    from luoshi.service.checking import CheckRequest  # noqa: PLC0415

    chosen = one_of("--format", output_format, FORMATS)
    least = Severity(one_of("--severity", severity, SEVERITIES))
    day = env.day_of(as_of)
    opened = open_here(workspace)
    request = CheckRequest(day, tuple(rule or ()), _relative(opened, paths or ()), least, base, env.surroundings())
    memory = _memory(request)
    result = _run(opened, request, memory)
    _print(result, chosen)
    _warn(result)
    if memory:
        memory.save()
    raise typer.Exit(ExitCode.FINDINGS if result.count(Severity.ERROR) else ExitCode.OK)


def _memory(request: CheckRequest) -> Memory | None:
    """Return what is remembered of the workspace; None where nothing is to be."""
    from luoshi.warm import present  # noqa: PLC0415

    if present.question is None:
        return None
    from luoshi.service.remembered import Memory  # noqa: PLC0415

    return Memory(present.question, request.as_of, request.only)


def _run(opened: Opened, request: CheckRequest, memory: Memory | None) -> CheckResult:
    from luoshi.cli.terminal import progress_bar  # noqa: PLC0415
    from luoshi.service.checking import check  # noqa: PLC0415

    with progress_bar("检查", len(opened.listing.tasks)) as progress:
        return check(opened, request, processes=env.processes(), progress=progress, memory=memory)


def _warn(result: CheckResult) -> None:
    """Say on standard error what could not be judged: it must not pass for good."""
    from luoshi.cli.terminal import say  # noqa: PLC0415

    for what in result.unjudged:
        say(f"注意：{what}")


def _relative(opened: Opened, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the paths as the findings name them. Raises UsageError for one that is not in the workspace."""
    return tuple(_inside(opened.root, path) for path in paths)


def _inside(root: Path, path: Path) -> str:
    for base in (env.start_folder(None), root):
        full = base / path
        if full.exists() and full.resolve().is_relative_to(root.resolve()):
            return full.resolve().relative_to(root.resolve()).as_posix()
    raise UsageError(f"工作区里没有“{path}”", f"路径写成 ledgers/… 的样子；工作区是 {root}")


def _print(result: CheckResult, chosen: str) -> None:
    from luoshi.cli.terminal import colour, write_bytes  # noqa: PLC0415
    from luoshi.render.findings.registry import write  # noqa: PLC0415
    from luoshi.render.findings.summary import CheckSummary  # noqa: PLC0415
    from luoshi.version import VERSION  # noqa: PLC0415

    summary = CheckSummary(result.files, result.tasks, VERSION, _titles() if chosen in TITLED else {})
    write_bytes(write(chosen, result.findings, summary, colour=colour()).encode())


def _titles() -> dict[str, str]:
    from luoshi.rules.registry import BY_CODE  # noqa: PLC0415 -- loads every rule, also those of changes

    return {code: module.RULE.title for code, module in BY_CODE.items()}
