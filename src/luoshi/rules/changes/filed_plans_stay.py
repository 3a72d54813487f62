"""LS729 报备以后的年度计划不得暗改。

为什么：
    报备的是这一份，执行的是另一份，报备就没有意义；年内增加的要写明日期和批准。

合格：
    plan_before: {}
    plan_after: {published: 2026-01-25}

不合格：
    plan_before: {}
    plan_after: {items: [{id: JH-2026-01, name: 检查, class: 督查, type: 专项, basis: 无, lead: 办公室, months: [9]}]}
    ---
    plan_before: {}
    plan_after: null

改法：
    从 git 取回；年内增加的项目写 added 和 approval，取消的写在督导里记“终止”。

依据：
    厅字〔2019〕54号；教师厅〔2025〕2号：报备清单以外的不得开展
"""

from __future__ import annotations

from luoshi.model.inspection.plan import InspectionPlan
from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS729",
    title="报备以后的年度计划不得暗改",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="厅字〔2019〕54号；教师厅〔2025〕2号：报备清单以外的不得开展",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for every item of a filed plan that was changed, taken out, or added without saying so."""
    for pair in view.records:
        before, after = pair.before, pair.after
        if not isinstance(before, InspectionPlan) or before.filed is None:
            continue
        if not isinstance(after, InspectionPlan) or after.filed is None:
            yield view.about_file(RULE, pair.path, f"已报备的 {before.year} 年计划不见了，或去掉了报备", "从 git 取回")
            continue
        now = {item.id: item for item in after.items}
        for item in before.items:
            if now.get(item.id) != item:
                deed = "被改动" if item.id in now else "被删去"
                yield view.in_settings(RULE, pair.path, ("items",), f"报备以后 {item.id}{deed}", "从 git 取回")
        known = {item.id for item in before.items}
        for index, item in enumerate(after.items):
            if item.id not in known and (item.added is None or item.approval is None):
                message = f"报备以后增加了 {item.id}，没有写增加的日期和批准"
                yield view.in_settings(RULE, pair.path, ("items", index), message, "写明 added 和 approval")
