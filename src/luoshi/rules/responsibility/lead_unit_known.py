"""LS203 牵头单位须在 org.yaml 中。

为什么：
    名称不一，同一个单位就会被当成两个统计，通报里的件数和排名就不对。

合格：
    lead: 学前教育处

不合格：
    lead: 学前科

改法：
    写 org.yaml 里的规范全称；确是新单位的，先在 org.yaml 的 units 中登记。

依据：
    津教委〔2018〕1号 三（十三）强化责任主体
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS203",
    title="牵头单位须在 org.yaml 中",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 三（十三）",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a lead that is not a known unit, and suggest the nearest one."""
    lead, names = view.task.lead, view.context.names
    if lead is None or lead in names.units or "lead" in view.state.adjusted:  # what is in force stands in the log
        return
    message = f"牵头单位“{lead}”不在 org.yaml 中{names.suggestion(lead)}"
    yield view.finding(RULE, ("lead",), message, "改用 org.yaml 中的规范全称，或先在 org.yaml 登记该单位")
