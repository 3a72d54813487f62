"""``luoshi renumber``: a task under another id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from luoshi.cli import completion
from luoshi.cli.arguments.options import WorkspaceFolder

if TYPE_CHECKING:
    from luoshi.service.recording.renumbering import Renumbering

HELP = """给一个事项换编号：文件改名，改 id，改下级事项的 parent，移佐证材料的文件夹。全部做完，或一样不做。

两个分支各登记了同一个编号的，写其中一个文件的路径；不写新编号则取下一个。"""
EXAMPLES = (
    "luoshi renumber ZD-2026-012",
    "luoshi renumber ZD-2026-012 ZD-2026-030",
    "luoshi renumber ledgers/2026/zhuanxiang/ZD-2026-012.yaml",
    "luoshi renumber ZD-2026-012 --dry-run",
)


def command(
    old: Annotated[
        str, typer.Argument(metavar="编号", help="现在的编号，或文件的路径", autocompletion=completion.task_ids)
    ],
    new: Annotated[str | None, typer.Argument(metavar="新编号", help="不写则取本台账的下一个")] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示会改什么，不写入")] = False,
    folder: WorkspaceFolder = None,
) -> None:
    """Give the task another id."""
    from luoshi.cli.arguments.opening import open_here  # noqa: PLC0415 -- costs 60 ms; help pages do without
    from luoshi.cli.output.terminal import say  # noqa: PLC0415
    from luoshi.service.recording.renumbering import plan_renumber, renumber  # noqa: PLC0415

    workspace = open_here(folder)
    plan = (plan_renumber if dry_run else renumber)(workspace, old, new)
    if dry_run:
        _show(plan)
        say("以上是会有的改动，没有写入")
    else:
        _tell(plan)


def _show(plan: Renumbering) -> None:
    from luoshi.cli.output.diff_text import unified  # noqa: PLC0415
    from luoshi.cli.output.terminal import say, show  # noqa: PLC0415

    for path, before, after in plan.changed:
        show(unified(path, before, after))
    say(f"会把 {plan.path} 改名为 {plan.new_path}")
    for step in plan.evidence:
        say(f"会有佐证材料 {step.to}")


def _tell(plan: Renumbering) -> None:
    from luoshi.cli.output.terminal import tell  # noqa: PLC0415

    tell(f"已换编号：{plan.old} → {plan.new}（{plan.new_path}）")
    for path, _, _ in plan.changed[1:]:
        tell(f"已改上级事项：{path}")
    if plan.evidence:
        tell(f"已移佐证材料：evidence/{plan.new}/")
    if plan.twins:
        tell(f"{plan.old} 仍是：{'、'.join(plan.twins)}；写 parent: {plan.old} 的事项没有改，请核对")
