"""``luoshi report --issue`` and ``--verify``: freezing a bulletin, and proving that it is what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from luoshi.cli import env
from luoshi.cli.arguments.repository import repository_here
from luoshi.cli.output.terminal import say, tell
from luoshi.errors import ExitCode, UsageError
from luoshi.service.reports.issuing import issue_report, verify_report
from luoshi.store.git.git import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.report.bulletin.selection import ReportRequest


def issue_request(root: Path, request: ReportRequest, *, alone: bool) -> None:
    """Issue the bulletin and say where it is."""
    if not alone:
        raise UsageError("--issue 按已提交的台账签发全部格式，不和 --rev、--output、--format 合用", "去掉这些选项")
    folder = issue_report(root, Repository.around(root, env.surroundings()), request, env.reader())
    say(f"已签发：{folder}")
    say(f"请提交：git add {folder}，再 git commit；提交之前不能签发下一期")


def verify_issued(folder: Path | None, name: str, *, alone: bool) -> None:
    """Say whether an issued bulletin is what its revision gives; leaves with 1 when it is not."""
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
        return
    for file, fault in verdict.faults:
        tell(f"不一致：{verdict.folder}/{file}：{fault}")
    tell(f"签发时：{made}")
    raise typer.Exit(ExitCode.FINDINGS)
