"""``luoshi evidence``: files put on record, verified, packed for the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.actions import evidence
from luoshi.cli.arguments.choices import one_of
from luoshi.cli.arguments.options import AsOf, Output, WorkspaceFolder
from luoshi.errors import UsageError

HELP = """佐证材料（一事一档）：add 收进档案并登记，verify 核对是否改动，bag 打成归档包。

add 把文件复制到 evidence/编号/，从不覆盖，并把文件名和摘要记成一条新的进展；用 --entry 记进还没有入库的一条。
文件名要在各种系统上都取得出、看得清：Windows 的设备名（CON、nul.txt 等），含 < > : " | ? * 的，以句点或空格结尾的，
含控制字符、零宽字符的，和已有的文件只差大小写的，路径太长的（工作区内 180 个字符）不收，改名后再收。
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
) -> int:
    """Do one of the three."""
    chosen = one_of("动作", action, ACTIONS)
    if chosen == "verify":
        return evidence.verify(name, folder)
    if name is None:
        raise UsageError("缺少编号", f"写成 luoshi evidence {chosen} ZD-2026-012")
    if chosen == "bag":
        return evidence.bag(name, output, as_of, folder)
    given = {"date": None, "as_of": as_of, "dry_run": dry_run, "note": note}
    return evidence.add(name, tuple(files or ()), entry, given, folder)
