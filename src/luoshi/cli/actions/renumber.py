"""What ``luoshi renumber`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.output.diff_text import unified
from luoshi.cli.output.terminal import say, show, tell
from luoshi.service.recording.renumbering import plan_renumber, renumber

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.service.recording.renumbering import Renumbering


def run(old: str, new: str | None, folder: Path | None, *, dry_run: bool) -> None:
    """Give the task another id, or show what that would change."""
    workspace = open_here(folder)
    if dry_run:
        _show(plan_renumber(workspace, old, new, env.surroundings()))
    else:
        _tell(renumber(workspace, old, new, env.surroundings()))


def _show(plan: Renumbering) -> None:
    for path, before, after in plan.changed:
        show(unified(path, before, after))
    say(f"会把 {plan.path} 改名为 {plan.new_path}")
    for step in plan.evidence:
        say(f"会有佐证材料 {step.to}")
    say("以上是会有的改动，没有写入")


def _tell(plan: Renumbering) -> None:
    tell(f"已换编号：{plan.old} → {plan.new}（{plan.new_path}）")
    for path, _, _ in plan.changed[1:]:
        tell(f"已改上级事项：{path}")
    if plan.evidence:
        tell(f"已移佐证材料：evidence/{plan.new}/")
    if plan.twins:
        tell(f"{plan.old} 仍是：{'、'.join(plan.twins)}；写 parent: {plan.old} 的事项没有改，请核对")
