"""LS112 编号不得重复。

为什么：
    两件事共用一个编号，佐证材料和通报就分不清是哪一件的。

合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002}

不合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-001}

改法：
    给后登记的一件取新号（luoshi add 自动取号），文件和 evidence/ 下的文件夹一并改名。

依据：
    编号唯一、永不重复使用（各地督查台账通行）；津教委〔2018〕1号 二（六）一事一档
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS112",
    title="编号不得重复",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="通行做法：编号唯一、永不重复使用",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every file whose id an earlier file already has."""
    first: dict[str, TaskState] = {}
    for state in view.states:
        other = first.setdefault(state.id, state)
        if other is not state:
            message = f"编号“{state.id}”已用于 {other.location.path}“{other.title}”"
            yield view.about(RULE, state, ("id",), message, "给后登记的一件取新号，文件和佐证文件夹一并改名")
