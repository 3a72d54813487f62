"""What ``luoshi check`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.terminal import colour, print_utf8, progress_bar, say
from luoshi.errors import ExitCode, NothingToDoError, UsageError
from luoshi.findings import Severity
from luoshi.render.findings.registry import write
from luoshi.render.findings.summary import CheckSummary, RuleHelp
from luoshi.rules.engine.page import page_of
from luoshi.rules.engine.registry import BY_CODE
from luoshi.service.checking import CheckRequest, CheckResult, check
from luoshi.service.scan.memory import Memory
from luoshi.service.workspace import BrokenSettingsError, Workspace
from luoshi.store.git.git import NoGitError, Repository
from luoshi.store.workspace import find_workspace
from luoshi.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.cache.inputs import Inputs

_FOR_PEOPLE = "text"
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
    workspace = _open(folder, output_format)
    inside = tuple(_path_inside(workspace.root, path) for path in paths)
    request = CheckRequest(day, tuple(only), inside, Severity(severity), base, env.surroundings())
    memory = Memory(inputs, day, request.only) if inputs else None
    result = _check(workspace, request, memory, output_format)
    _print(result, output_format, workspace.root)
    for what in result.unjudged:  # what could not be judged must not pass for good
        say(f"注意：{what}")
    if as_of is None and (zone := env.describe_zone()):  # near midnight this is another day than in Beijing
        say(f"注意：没有写 --as-of，按本机时钟的今天 {day}（{zone}）判断；北京时间设 TZ=Asia/Shanghai")
    if memory:
        memory.save()
    return ExitCode.FINDINGS if result.count(Severity.ERROR) else ExitCode.OK


def _open(folder: Path | None, output_format: str) -> Workspace:
    """Open the workspace; where its settings are broken every format but text carries that too."""
    try:
        return open_here(folder)
    except BrokenSettingsError as broken:
        if output_format != _FOR_PEOPLE:  # a report without a word would pass for a clean one
            root = find_workspace(env.start_folder(folder))
            _print(CheckResult(broken.findings, 0, 0), output_format, root)
        raise


def _check(workspace: Workspace, request: CheckRequest, memory: Memory | None, output_format: str) -> CheckResult:
    """Check; a pipeline passes on a workspace without tasks, with a hint, while people are told by the exit code."""
    with progress_bar("检查", len(workspace.listing.tasks)) as progress:
        try:
            return check(workspace, request, processes=env.processes(), progress=progress, memory=memory)
        except NothingToDoError as nothing:
            if output_format == _FOR_PEOPLE:
                raise
            say(f"提示：{nothing.message}；{nothing.hint}")
            return CheckResult((), len(workspace.listing.ledgers), 0)


def _path_inside(root: Path, path: Path) -> str:
    """Return the path as the findings name it. Raises UsageError for one that is not in the workspace."""
    for base in (env.start_folder(None), root):
        full = base / path
        if full.exists() and full.resolve().is_relative_to(root.resolve()):
            return full.resolve().relative_to(root.resolve()).as_posix()
    raise UsageError(f"工作区里没有“{path}”", f"路径写成 ledgers/… 的样子；工作区是 {root}")


def _find_prefix(root: Path, output_format: str) -> str:
    """Return where the workspace lies in its repository, for the formats whose readers know only that."""
    if output_format not in _TITLED:
        return ""
    try:
        return Repository.around(root, {}).prefix
    except NoGitError:
        return ""


def _describe_rule(code: str) -> RuleHelp:
    module = BY_CODE[code]
    page, name = page_of(module), module.__name__.rpartition(".")[2]
    words = "".join(word.capitalize() for word in name.split("_"))
    return RuleHelp(words, module.RULE.severity, page.why, page.remedy, page.basis)


def _print(result: CheckResult, output_format: str, root: Path) -> None:
    titles = {code: each.RULE.title for code, each in BY_CODE.items()} if output_format in _TITLED else {}
    helps = {code: _describe_rule(code) for code in {each.code for each in result.findings}} if titles else {}
    prefix = _find_prefix(root, output_format)
    summary = CheckSummary(result.files, result.tasks, VERSION, titles, prefix, helps)
    print_utf8(write(output_format, result.findings, summary, colour=colour()).encode())
