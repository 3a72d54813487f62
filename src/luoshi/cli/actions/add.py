"""What ``luoshi add`` does: ask for what is missing, register the task or show its file, tell what is next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from luoshi.blank_words import is_left_blank
from luoshi.cli import env
from luoshi.cli.arguments.opening import open_here
from luoshi.cli.asking.add_questions import complete
from luoshi.cli.output.finding_text import show_findings
from luoshi.cli.output.terminal import print_utf8, say, show
from luoshi.service.recording.adding import AddRequest, DraftRefusedError, prepare, register
from luoshi.service.recording.head_words import parse_head

if TYPE_CHECKING:
    from luoshi.cli.arguments.entry_options import Given
    from luoshi.service.recording.adding import NewTask
    from luoshi.service.workspace import Workspace


def add(given: Given) -> None:
    """Register a task from what was typed, and from answers where something is missing."""
    workspace, day = open_here(given["folder"]), env.day_of(given["as_of"])
    given |= {name: None for name, word in given.items() if is_left_blank(word)}
    parse_head(given, day)  # what cannot be taken is said before anything is asked
    ledger = complete(workspace, given, day)
    request = AddRequest(ledger, parse_head(given, day), day, env.surroundings())
    try:
        new = (prepare if given["dry_run"] else register)(workspace, request)
    except DraftRefusedError as refused:
        show_findings(refused.findings)
        raise
    show_findings(new.findings)
    if given["dry_run"]:
        show(new.content)
        say(f"以上是 {new.path} 的内容，没有写入")
    else:
        print_utf8("\n".join(_list_next_steps(workspace, new)).encode())


def _list_next_steps(workspace: Workspace, new: NewTask) -> list[str]:
    task, sign_by = new.task, new.state.sign_by
    before = f"    # {sign_by} 前" if sign_by else ""
    path = shlex.quote(new.path)
    git = "git" if workspace.root == env.start_folder(None) else f"git -C {shlex.quote(str(workspace.root))}"
    return [
        f"已登记 {task.id}：{new.path}",
        "接下来：",
        f"  签收：luoshi sign {task.id} --by {shlex.quote(task.lead or '牵头单位')}{before}",
        f"  检查：luoshi check {path}",
        f"  入库：{git} add {path}",
        f"        {git} commit -m '登记 {task.id}' -- {path}",
        "",
    ]
