"""``luoshi evidence``: files put on record, verified, packed for the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion, env
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, WorkspaceFolder
from luoshi.errors import ExitCode, NothingToDoError, UsageError

if TYPE_CHECKING:
    from luoshi.cli.arguments.entry_options import Given
    from luoshi.service.workspace import Workspace

HELP = """佐证材料（一事一档）：add 收进档案并登记，verify 核对是否改动，bag 打成归档包。

add 把文件复制到 evidence/编号/，从不覆盖，并把文件名和摘要记成一条新的进展；用 --entry 记进还没有入库的一条。
文件名要在各种系统上都取得出、看得清：Windows 的设备名（CON、nul.txt 等），含 < > : " | ? * 的，以句点或空格结尾的，
含控制字符、零宽字符的不收，改名后再收。
verify 只读；有缺失或改动的，退出码为 1。
bag 写成 BagIt 归档包（文件夹或 .zip）：事项文件、佐证材料、git 历史，不动原件。"""
EXAMPLES = (
    "luoshi evidence add ZD-2026-012 竣工验收表.xlsx 现场照片.jpg",
    "luoshi evidence add ZD-2026-012 会议纪要.pdf --entry 2026-10-23/进展",
    "luoshi evidence verify                                 核对全部事项",
    "luoshi evidence verify ZD-2026-012",
    "luoshi evidence bag ZD-2026-012 -o ZD-2026-012.zip",
)
ACTIONS = ("add", "verify", "bag")


def command(
    action: Annotated[str, typer.Argument(metavar="动作", help="add、verify、bag", autocompletion=lambda: ACTIONS)],
    name: Annotated[
        str | None, typer.Argument(metavar="编号", help="事项编号", autocompletion=completion.task_ids)
    ] = None,
    files: Annotated[list[str] | None, typer.Argument(metavar="文件", help="add 要收的文件")] = None,
    *,
    entry: Annotated[
        str | None, typer.Option("--entry", metavar="日期/事件", help="add：记进哪一条，如 2026-10-23/进展")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="文字", help="add：新的一条的说明")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="add：只显示会改哪几行，不写入")] = False,
    output: Output = None,
    as_of: AsOf = None,
    folder: WorkspaceFolder = None,
) -> None:
    """Do one of the three."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without

    chosen = one_of("动作", action, ACTIONS)
    if chosen != "verify" and name is None:
        raise UsageError("缺少编号", f"写成 luoshi evidence {chosen} ZD-2026-012")
    workspace = open_here(folder)
    if chosen == "verify":
        _verify(workspace, name)
    elif chosen == "bag":
        _bag(workspace, str(name), output, as_of)
    else:
        given = {"date": None, "as_of": as_of, "dry_run": dry_run, "note": note}
        _add(workspace, str(name), tuple(files or ()), entry, given)


def _add(workspace: Workspace, name: str, files: tuple[str, ...], entry: str | None, given: Given) -> None:
    from luoshi.cli.actions.entry_writing import change, deliver  # noqa: PLC0415
    from luoshi.service.recording.amending import Change  # noqa: PLC0415
    from luoshi.service.recording.entry_words import build_entry  # noqa: PLC0415
    from luoshi.service.recording.recording import NewEntry  # noqa: PLC0415
    from luoshi.service.recording.typed_words import refuse_unfit  # noqa: PLC0415

    if not files:
        raise UsageError("没有写要收哪些文件", f"写成 luoshi evidence add {name} 竣工验收表.xlsx")
    refuse_unfit("--note", given["note"] or "")
    day = env.day_of(given["as_of"])
    if entry is not None:
        wanted = Change(name, entry, {"note": given["note"]}, files, env.start_folder(None), day)
        change(workspace, wanted, dry_run=given["dry_run"])
        return
    new = build_entry({"date": day, "event": "进展", "note": given["note"] or "补充佐证材料"})
    deliver(workspace, [NewEntry(name, new, files)], given)


def _verify(workspace: Workspace, name: str | None) -> None:
    from luoshi.cli.output.terminal import tell  # noqa: PLC0415
    from luoshi.service.recording.evidence_keeping import BAD, verify_evidence  # noqa: PLC0415

    found = tuple(verify_evidence(workspace, name))
    if not found:
        raise NothingToDoError("没有佐证材料可核对", "用 luoshi evidence add 编号 文件 收进来")
    for each in found:
        tell(f"{each.condition}  {each.task}/{each.name}" + (f"（{each.date} 登记）" if each.date else ""))
    bad = sum(each.condition in BAD for each in found)
    tell(f"共 {len(found)} 个文件，缺失或改动 {bad} 个")
    raise typer.Exit(ExitCode.FINDINGS if bad else ExitCode.OK)


def _bag(workspace: Workspace, name: str, output: Path | None, as_of: str | None) -> None:
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.recording.evidence_keeping import bag_task  # noqa: PLC0415

    target = output or Path(f"{name}.zip")
    count = bag_task(workspace, name, target.absolute(), env.day_of(as_of), env.surroundings())
    say(f"已写入 {target}：{count} 个文件")
