"""LS830 规定不进校的月份不安排检查。

为什么：
    考试、招生和开学的月份，学校最忙；本地规定这些月份不安排进校的，计划里也不应有。

合格：
    luoshi: {burden: {free_months: [6]}}

不合格：
    luoshi: {burden: {free_months: [9]}}

改法：
    把这一项改到别的月份。

依据：
    教师厅〔2025〕2号；月份由本地在 luoshi.yaml 的 burden 中规定
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS830",
    title="规定不进校的月份不安排检查",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教师厅〔2025〕2号；月份由本地在 luoshi.yaml 的 burden 中规定",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every plan item in a month that is to be free of visits."""
    free = set(view.config.burden.free_months)
    for plan in view.ground.plans if free else ():
        for index, item in enumerate(plan.record.items):
            taken = sorted(free.intersection(item.months))
            if taken:
                message = f"“{item.name}”安排在{'、'.join(f'{month}月' for month in taken)}，本地规定这些月份不进校"
                yield view.finding(RULE, plan.path, ("items", index, "months"), message, "改到别的月份")
