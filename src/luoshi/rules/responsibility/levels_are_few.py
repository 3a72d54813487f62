"""LS215 上下级不超过三十层。

为什么：
    上级事项的进度由子任务逐层汇总。层数多到没有人看得清的，多半是 parent 写错、一个接一个串成了长链；
    超出的部分不计入汇总。

合格：
    tasks:
      - {id: ZD-2026-001, log: []}
      - {id: ZD-2026-002, parent: ZD-2026-001, log: []}

不合格：
    chain: 32

改法：
    核对 parent：它写这一项所落实的上一级事项，不是前一项。

依据：
    上级部署逐级分解，一般不过国家、省、市、县四级；层数为本工具的上限
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.rules.shared.levels import MOST_LEVELS, measure_heights

RULE = Rule(
    code="LS215",
    title="上下级不超过三十层",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="上级部署逐级分解；层数为本工具的上限",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding where a chain of parents grows too long: at the highest task that is still counted."""
    heights = measure_heights({state.id: state.parent for state in view.states if state.parent})
    for state in view.states:
        if state.parent and heights.get(state.id) == MOST_LEVELS:
            message = f"{state.id} 以下已有 {MOST_LEVELS} 层子任务，再上一级 {state.parent} 起不再按子任务汇总"
            yield view.about(RULE, state, ("parent",), message, "核对 parent：它写所落实的上一级事项，不是前一项")
