"""LS205 牵头单位不得又是配合单位。

为什么：
    牵头和配合是两种责任。同一个单位两处都写、或者配合单位写了两遍，按单位统计件数就会重复。

合格：
    support: [财务处, 发展规划处]
    ---
    support: []

不合格：
    support: [学前教育处, 财务处]
    ---
    support: [财务处, 发展规划处, 财务处]

改法：
    从 support 中删去牵头单位和重复的单位。

依据：
    津教委〔2018〕1号 四（十五）：牵头部门加强统筹，相关责任部门积极配合
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS205",
    title="牵头单位不得又是配合单位",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十五）",
    needs=frozenset({"support"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding where the lead is among the supporting units, and for each unit that is named again."""
    support, lead = view.task.support_units, view.task.lead
    if not {"lead", "support"}.isdisjoint(view.state.adjusted):  # the head is not what is in force
        return
    if not support or (lead not in support and len(set(support)) == len(support)):
        return
    for index, unit in enumerate(support):
        if unit == lead:
            message = f"配合单位“{unit}”就是本事项的牵头单位"
            yield view.finding(RULE, ("support", index), message, f"从 support 中删去“{unit}”")
        elif unit in support[:index]:
            message = f"配合单位“{unit}”写了不止一次"
            yield view.finding(RULE, ("support", index), message, f"只保留一个“{unit}”")
