"""LS313 子任务的时限不得晚于上级事项。

为什么：
    上级事项到期时子任务还没有到期，上级事项就不可能按期完成。比较现行时限，只看还在办理的子任务。

合格：
    tasks:
      - {id: ZD-2026-001, due: 2026-12-31}
      - {id: ZD-2026-002, due: 2026-12-31, parent: ZD-2026-001}
      - {id: ZD-2026-003, due: 长期, parent: ZD-2026-001}

不合格：
    tasks:
      - {id: ZD-2026-001, due: 2026-11-30}
      - {id: ZD-2026-002, due: 2026-12-31, parent: ZD-2026-001}

改法：
    把子任务的时限提前到上级事项的时限之内；做不到的，先为上级事项办理延期。

依据：
    津教委〔2018〕1号 一（二）5：细化分解各项任务，层层压实责任；四（十五）：按要求和时限完成所承担的任务
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS313",
    title="子任务的时限不得晚于上级事项",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 一（二）5",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each open child whose due date in force is later than that of its parent."""
    children = [state for state in view.states if state.parent and state.due is not None]
    if not children:
        return
    limits = {state.id: state.due for state in view.states if state.due is not None}
    for state in children:
        due, limit = state.due, limits.get(state.parent)
        if due is not None and limit is not None and due > limit and state.lifecycle in OPEN:
            message = f"子任务的现行时限 {due} 晚于上级事项 {state.parent} 的现行时限 {limit}"
            hint = f"提前到 {limit} 或之前；做不到的，先为 {state.parent} 办理延期"
            yield view.about(RULE, state, ("due",), message, hint)
