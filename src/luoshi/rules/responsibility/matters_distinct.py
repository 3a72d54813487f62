"""LS212 同一事项不得重复立项。

为什么：
    同一件事立两次项，承办单位就要报两遍进展，件数也会虚高。一件事要列入几张清单的，用 lists 或视图，不要另立一件。
    比较未报结的事项：标题（不计空格）、牵头单位、来源文件都相同的为重复。上下级事项不比较。

合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, title: 普惠性幼儿园认定}
      - {id: ZD-2026-003, parent: ZD-2026-001}

不合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, title: 农村 学前教育全覆盖工程}

改法：
    保留先立项的一件，在后一件的 log 中记“撤销”并写明理由；确是两件事的，把标题写到能区分。

依据：
    政府督查工作条例 第十五条：避免重复督查、多头督查、越权督查
    津教委〔2018〕1号 一（二）：五类清单是同一批任务的不同归集
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.state.lifecycle import OPEN

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS212",
    title="同一事项不得重复立项",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    basis="政府督查工作条例 第十五条",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each open task that shares title, lead and source document with an earlier one."""
    first: dict[tuple[str, str, str], TaskState] = {}
    for state in view.states:
        if state.lifecycle not in OPEN:
            continue
        other = first.setdefault(("".join(state.title.split()), state.lead, state.document), state)
        if other is not state and other.id != state.parent and state.id != other.parent:
            message = f"“{state.title}”与 {other.id} 的标题、牵头单位“{state.lead}”、来源文件都相同，疑为重复立项"
            hint = f"保留 {other.id}，本件记“撤销”并写明理由；确是两件事的，把标题写清区别"
            yield view.about(RULE, state, ("title",), message, hint)
