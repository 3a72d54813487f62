"""LS204 配合单位须在 org.yaml 中。

为什么：
    配合单位写成简称或旧称，按单位查事项时就会漏掉，配合任务也就没有人认领。

合格：
    support: [财务处, 发展规划处]

不合格：
    support: [财务处, 学前处]
    ---
    support: [各有关处室]

改法：
    写 org.yaml 里的规范全称；“有关单位”“各处室”这类写法要落到具体单位。

依据：
    津教委〔2018〕1号 四（十五）：相关责任部门要积极配合，按要求和时限完成所承担的任务
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS204",
    title="配合单位须在 org.yaml 中",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十五）",
    needs=frozenset({"support"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each supporting unit that is not known, and suggest the nearest one."""
    support, names = view.task.support_units, view.context.names
    if not support or names.units.issuperset(support) or "support" in view.state.adjusted:
        return
    for index, unit in enumerate(support):
        if unit not in names.units:
            message = f"配合单位“{unit}”不在 org.yaml 中{names.suggestion(unit)}"
            yield view.finding(RULE, ("support", index), message, "改用 org.yaml 中的规范全称，或先登记该单位")
