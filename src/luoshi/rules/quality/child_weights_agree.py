"""LS610 子任务的权重须都为1或合计100。

为什么：
    上级事项的进度是子任务的加权平均。有的写了权重有的没写，结果就偏到写了的那边。

合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001, weight: 40}
      - {id: ZD-2026-003, parent: ZD-2026-001, weight: 60}
    ---
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001}
      - {id: ZD-2026-003, parent: ZD-2026-001}

不合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001, weight: 40}
      - {id: ZD-2026-003, parent: ZD-2026-001}

改法：
    不分轻重的都不写 weight；分轻重的，各子任务写明 weight，合计 100。

依据：
    津教委〔2018〕1号 三（十一）合理分配权重，量化考评标准
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.state.elapsed import HUNDRED
from luoshi.state.lifecycle import OUTSIDE

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS610",
    title="子任务的权重须都为1或合计100",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 三（十一）",
)

_ONE = Decimal(1)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every parent whose children neither all weigh 1 nor sum to 100, at the first weighted one."""
    families: dict[str, list[TaskState]] = {}
    for state in view.states:
        if state.parent and state.lifecycle not in OUTSIDE:
            families.setdefault(state.parent, []).append(state)
    for parent, children in families.items():
        weighted = [child for child in children if child.weight != _ONE]
        total = sum((child.weight for child in children), Decimal(0))
        if weighted and total != HUNDRED:
            told = "、".join(f"{child.id} {child.weight:f}" for child in children)
            message = f"上级事项“{parent}”的{len(children)}个子任务权重合计 {total:f}（{told}）"
            yield view.about(RULE, weighted[0], ("weight",), message, "不分轻重的都不写 weight；分轻重的合计写成 100")
