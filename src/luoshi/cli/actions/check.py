"""What ``luoshi check`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.choices import one_of
from luoshi.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.service.checking import CheckRequest, CheckResult
    from luoshi.service.scan.kept import Memory
    from luoshi.service.workspace import Workspace

FORMATS = ("text", "json", "sarif", "github", "junit")
TITLED = frozenset({"sarif", "github"})
"""Formats that say what a rule is called."""

SEVERITIES = ("error", "warning", "hint")


def run(
    paths: Sequence[Path] | None = None,
    *,
    rule: Sequence[str] | None = None,
    severity: str = "hint",
    base: str | None = None,
    output_format: str = "text",
    as_of: str | None = None,
    folder: Path | None = None,
) -> int:
    """Run the rules over the workspace and print what they find; 1 when there are errors."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.findings import Severity  # noqa: PLC0415
    from luoshi.service.checking import CheckRequest  # noqa: PLC0415

    chosen = one_of("--format", output_format, FORMATS)
    least = Severity(one_of("--severity", severity, SEVERITIES))
    day = env.day_of(as_of)
    workspace = open_here(folder)
    request = CheckRequest(day, tuple(rule or ()), _relative(workspace, paths or ()), least, base, env.surroundings())
    memory = _memory(request)
    result = _run(workspace, request, memory)
    _print(result, chosen)
    _warn(result)
    if memory:
        memory.save()
    return ExitCode.FINDINGS if result.count(Severity.ERROR) else ExitCode.OK


def _memory(request: CheckRequest) -> Memory | None:
    """Return what is remembered of the workspace; None where nothing is to be."""
    from luoshi.cache import present  # noqa: PLC0415

    if present.question is None:
        return None
    from luoshi.service.scan.kept import Memory  # noqa: PLC0415

    return Memory(present.question, request.as_of, request.only)


def _run(workspace: Workspace, request: CheckRequest, memory: Memory | None) -> CheckResult:
    from luoshi.cli.output.terminal import progress_bar  # noqa: PLC0415
    from luoshi.service.checking import check  # noqa: PLC0415

    with progress_bar("检查", len(workspace.listing.tasks)) as progress:
        return check(workspace, request, processes=env.processes(), progress=progress, memory=memory)


def _warn(result: CheckResult) -> None:
    """Say on standard error what could not be judged: it must not pass for good."""
    from luoshi.cli.output.terminal import say  # noqa: PLC0415

    for what in result.unjudged:
        say(f"注意：{what}")


def _relative(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the paths as the findings name them. Raises UsageError for one that is not in the workspace."""
    return tuple(_inside(workspace.root, path) for path in paths)


def _inside(root: Path, path: Path) -> str:
    for base in (env.start_folder(None), root):
        full = base / path
        if full.exists() and full.resolve().is_relative_to(root.resolve()):
            return full.resolve().relative_to(root.resolve()).as_posix()
    raise UsageError(f"工作区里没有“{path}”", f"路径写成 ledgers/… 的样子；工作区是 {root}")


def _print(result: CheckResult, chosen: str) -> None:
    from luoshi.cli.output.terminal import colour, write_bytes  # noqa: PLC0415
    from luoshi.render.findings.registry import write  # noqa: PLC0415
    from luoshi.render.findings.summary import CheckSummary  # noqa: PLC0415
    from luoshi.version import VERSION  # noqa: PLC0415

    summary = CheckSummary(result.files, result.tasks, VERSION, _titles() if chosen in TITLED else {})
    write_bytes(write(chosen, result.findings, summary, colour=colour()).encode())


def _titles() -> dict[str, str]:
    from luoshi.rules.engine.registry import BY_CODE  # noqa: PLC0415 -- loads every rule, also those of changes

    return {code: module.RULE.title for code, module in BY_CODE.items()}
