"""What ``luoshi report`` does: it prints a bulletin, issues it, and proves that an issued one is what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_at
from luoshi.cli.arguments.periods import check_cut_off, check_dated, given_period, report_date
from luoshi.cli.arguments.repository import repository_here
from luoshi.cli.output.pages import deliver, drawing, refuse_binary, warn_unread
from luoshi.cli.output.terminal import progress_bar, say, tell, width
from luoshi.errors import ExitCode, UsageError
from luoshi.render.registry import write
from luoshi.report.bulletin.selection import ReportRequest
from luoshi.service.known_words import resolve_scope
from luoshi.service.reports.issuing import issue_report, verify_report
from luoshi.service.reports.page_setup import paper_for
from luoshi.service.reports.reporting import make_report
from luoshi.store.git.git import Repository

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luoshi.model.scope import Scope
    from luoshi.service.workspace import Workspace


class ReportCall(NamedTuple):
    """Which bulletin was asked for: the options of the period, the scope, the days and the revision.

    ``cut_off``: entries after it belong to the next issue; ``dated``: the date on the paper.
    """

    periods: Mapping[str, str | None]
    scope: Scope
    as_of: str | None
    rev: str | None
    folder: Path | None
    cut_off: str | None = None
    dated: str | None = None
    brief: bool = False

    def open(self) -> tuple[Workspace, ReportRequest]:
        """Open the workspace and put the request together."""
        period = given_period(self.periods)
        last = report_date(period, self.as_of)
        day = check_cut_off(period, env.day_of(self.cut_off), last) if self.cut_off else last
        dated = check_dated(env.day_of(self.dated) if self.dated else None, day)
        workspace = open_at(self.folder, self.rev, reports=True)
        scope = resolve_scope(workspace, self.scope, day)
        return workspace, ReportRequest(period, day, scope, dated=dated, brief=self.brief)


def run(call: ReportCall, output_format: str, output: Path | None, *, caption: bool = False) -> ExitCode:
    """Print or write the bulletin."""
    workspace, request = call.open()
    refuse_binary(output_format, output)
    with progress_bar("研判", len(workspace.listing.tasks)) as progress:
        document, unread = make_report(workspace, request, processes=env.processes(), progress=progress)
    warn_unread(unread)
    paper = paper_for(workspace)
    content = write(output_format, document, width=width(), draw=drawing(output), paper=paper, caption=caption)
    deliver(content, output)
    return ExitCode.OK


def issue(call: ReportCall, *, alone: bool) -> ExitCode:
    """Issue the bulletin and say where it is; ``alone``: no option was given that does not go with it."""
    workspace, request = call.open()
    if not alone:
        raise UsageError(
            "--issue 按已提交的台账签发全部格式，不和 --rev、--output、--format、--brief 合用", "去掉这些选项"
        )
    if request.as_of < request.period.end and call.cut_off is None:
        message = f"{request.period.title}到 {request.period.end.isoformat()} 才结束，现在不能按整期签发"
        hint = f"写明数据截至哪一天：--cut-off {request.as_of.isoformat()}；下一期从次日起统计"
        raise UsageError(message, hint)
    repository = Repository.around(workspace.root, env.surroundings())
    folder, missing = issue_report(workspace.root, repository, request, env.reader())
    say(f"已签发：{folder}")
    for why in missing:
        say(f"没有存 {why}")
    say(f"请提交：git add {folder}，再 git commit；提交之前不能签发下一期")
    return ExitCode.OK


def verify(folder: Path | None, name: str, *, alone: bool) -> ExitCode:
    """Say whether an issued bulletin is what its revision gives."""
    if not alone:
        raise UsageError(
            "--verify 不和期次、--issue、--rev、--as-of、--output 合用", "写成 luoshi report --verify 2026-10"
        )
    root, repository = repository_here(folder)
    verdict = verify_report(root, repository, name.rstrip("/"), env.reader())
    manifest = verdict.manifest
    made = f"版本 {manifest.revision[:12]}，截至 {manifest.as_of.isoformat()}，luoshi {manifest.luoshi}"
    if not verdict.faults:
        tell(f"一致：{verdict.folder}（{len(manifest.outputs)} 个文件，{made}）")
        for remark in verdict.remarks:
            say(remark)
        return ExitCode.OK
    for file, fault in verdict.faults:
        tell(f"不一致：{verdict.folder}/{file}：{fault}")
    tell(f"签发时：{made}")
    return ExitCode.FINDINGS
