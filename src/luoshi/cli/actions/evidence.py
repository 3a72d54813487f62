"""What ``luoshi evidence`` does: it adds files, verifies them, packs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.actions.entry_writing import change, deliver
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.terminal import say, tell
from luoshi.errors import ExitCode, NothingToDoError, UsageError
from luoshi.model.vocabulary import EventKind
from luoshi.service.recording.amending import Change
from luoshi.service.recording.entry_words import build_entry
from luoshi.service.recording.evidence_keeping import BAD, bag_task, verify_evidence
from luoshi.service.recording.recording import NewEntry
from luoshi.service.recording.typed_words import refuse_unfit

if TYPE_CHECKING:
    from luoshi.cli.arguments.entry_options import Given


def add(name: str, files: tuple[str, ...], entry: str | None, given: Given, folder: Path | None) -> ExitCode:
    """Copy the files and name them in a new entry, or in one that is not committed yet."""
    workspace = open_here(folder)
    if not files:
        raise UsageError("没有写要收哪些文件", f"写成 luoshi evidence add {name} 竣工验收表.xlsx")
    refuse_unfit("--note", given["note"] or "")
    day = env.day_of(given["as_of"])
    if entry is not None:
        wanted = Change(name, entry, {"note": given["note"]}, files, env.start_folder(None), day)
        change(workspace, wanted, dry_run=given["dry_run"])
    else:
        new = build_entry({"date": day, "event": EventKind.FILED, "note": given["note"] or "补充佐证材料"})
        deliver(workspace, [NewEntry(name, new, files)], given)
    return ExitCode.OK


def verify(name: str | None, folder: Path | None) -> ExitCode:
    """Compare the files with what was recorded of them."""
    found = tuple(verify_evidence(open_here(folder), name))
    if not found:
        raise NothingToDoError("没有佐证材料可核对", "用 luoshi evidence add 编号 文件 收进来")
    for each in found:
        tell(f"{each.condition}  {each.task}/{each.name}" + (f"（{each.date} 登记）" if each.date else ""))
    bad = sum(each.condition in BAD for each in found)
    tell(f"共 {len(found)} 个文件，缺失或改动 {bad} 个")
    return ExitCode.FINDINGS if bad else ExitCode.OK


def bag(name: str, output: Path | None, as_of: str | None, folder: Path | None) -> ExitCode:
    """Pack the task with its files and its history for the archive."""
    target = output or Path(f"{name}.zip")
    count = bag_task(open_here(folder), name, target.absolute(), env.day_of(as_of), env.surroundings())
    say(f"已写入 {target}：{count} 个文件")
    return ExitCode.OK
