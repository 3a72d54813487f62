"""``luoshi form collect``: file after file, each whole or not at all; what one refuses does not keep the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.actions.returned_files import read_returned
from luoshi.cli.output.diff_text import unified
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.terminal import say, show, tell
from luoshi.errors import ExitCode, LuoshiError, UsageError
from luoshi.exchange.forms.form_collect import read_form
from luoshi.service.exchange.form_collecting import Collected, Expected, collect
from luoshi.service.exchange.form_recording import record_form

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.service.recording.recording import FileDraft
    from luoshi.service.workspace import Workspace


def collect_files(
    workspace: Workspace, files: Sequence[Path], expected: Expected, day: dt.date, *, dry_run: bool
) -> ExitCode:
    """Collect the forms in the order given; return the code of the first that was refused."""
    if not files:
        raise UsageError("没有写要收哪些表", "写成 luoshi form collect 收回/*.xlsx")
    codes = [_collect(workspace, file, expected, day, dry_run=dry_run) for file in files]
    if dry_run and ExitCode.OK in codes:
        say("以上是会有的改动，没有写入")
    return next(filter(None, codes), ExitCode.OK)


def _collect(workspace: Workspace, file: Path, expected: Expected, day: dt.date, *, dry_run: bool) -> ExitCode:
    try:
        found = collect(workspace, read_form(read_returned(file), file.name), expected, day)
        drafts = record_form(workspace, found, day, env.start_folder(None), dry_run=dry_run)
    except LuoshiError as error:
        say(f"错误：{error.message}" + (f"\n办法：{error.hint.strip()}" if error.hint else ""))
        return error.code
    _tell(found, drafts, dry_run=dry_run)
    return ExitCode.OK


def _tell(found: Collected, drafts: Sequence[FileDraft], *, dry_run: bool) -> None:
    for draft in drafts:
        show_findings(draft.findings)
        if dry_run:
            show(unified(draft.path, draft.before, draft.after))
    head = found.form.head
    word = "会记入" if dry_run else "记入"
    parts = [f"{word} {len(found.entries)} 项"]
    parts += [f"台账已有 {len(found.already)} 项"] if found.already else []
    parts += [f"没有填 {len(found.silent)} 项（{'、'.join(found.silent)}）"] if found.silent else []
    tell(f"{found.form.name}（{head.unit}，{head.period}）：{'，'.join(parts)}")
    if found.form.review:
        say("自查自评表填了内容：不入台账，请把签字的一份存档")
