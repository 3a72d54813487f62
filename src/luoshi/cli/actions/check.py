"""What ``luoshi check`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.terminal import colour, print_utf8, progress_bar, say
from luoshi.errors import ExitCode, UsageError
from luoshi.findings import Severity
from luoshi.render.findings.registry import write
from luoshi.render.findings.summary import CheckSummary
from luoshi.rules.engine.registry import BY_CODE
from luoshi.service.checking import CheckRequest, check
from luoshi.service.scan.memory import Memory
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.cache.inputs import Inputs
    from luoshi.service.checking import CheckResult

_TITLED = frozenset({"sarif", "github"})
"""Formats that say what a rule is called."""


def run(
    paths: Sequence[Path],
    only: Sequence[str],
    inputs: Inputs | None,
    *,
    output_format: str,
    severity: str,
    base: str | None,
    as_of: str | None,
    folder: Path | None,
) -> ExitCode:
    """Run the rules over the workspace and print what they find."""
    day = env.day_of(as_of)
    workspace = open_here(folder)
    inside = tuple(_path_inside(workspace.root, path) for path in paths)
    request = CheckRequest(day, tuple(only), inside, Severity(severity), base, env.surroundings())
    memory = Memory(inputs, day, request.only) if inputs else None
    with progress_bar("检查", len(workspace.listing.tasks)) as progress:
        result = check(workspace, request, processes=env.processes(), progress=progress, memory=memory)
    _print(result, output_format)
    for what in result.unjudged:  # what could not be judged must not pass for good
        say(f"注意：{what}")
    if memory:
        memory.save()
    return ExitCode.FINDINGS if result.count(Severity.ERROR) else ExitCode.OK


def _path_inside(root: Path, path: Path) -> str:
    """Return the path as the findings name it. Raises UsageError for one that is not in the workspace."""
    for base in (env.start_folder(None), root):
        full = base / path
        if full.exists() and full.resolve().is_relative_to(root.resolve()):
            return full.resolve().relative_to(root.resolve()).as_posix()
    raise UsageError(f"工作区里没有“{path}”", f"路径写成 ledgers/… 的样子；工作区是 {root}")


def _print(result: CheckResult, output_format: str) -> None:
    titles = {code: each.RULE.title for code, each in BY_CODE.items()} if output_format in _TITLED else {}
    summary = CheckSummary(result.files, result.tasks, VERSION, titles)
    print_utf8(write(output_format, result.findings, summary, colour=colour()).encode())
