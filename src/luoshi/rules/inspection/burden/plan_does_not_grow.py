"""LS821 年度计划的项数不得增加，并按要求压减。

为什么：
    督查检查考核的总量只减不增；年内增加的也算在总量里。

合格：
    plan: {last_year_total: 5}

不合格：
    plan: {last_year_total: 1}
    ---
    luoshi: {burden: {cut: 50}}
    plan: {last_year_total: 3}

改法：
    合并或取消一些项目；确需增加的，同时减去别的。

依据：
    厅字〔2019〕54号；教师厅〔2025〕2号
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS821",
    title="年度计划的项数不得增加，并按要求压减",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="厅字〔2019〕54号；教师厅〔2025〕2号",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every plan with more items than last year's allow."""
    sizes = {plan.record.year: len(plan.record.items) for plan in view.ground.plans}
    cut = view.config.burden.cut
    for plan in view.ground.plans:
        before = sizes.get(plan.record.year - 1, plan.record.last_year_total)
        now = sizes[plan.record.year]
        if before is None:
            continue
        most = before if cut is None else int(before * (100 - cut) / 100)
        if now > most:
            asked = f"应压减 {cut}%，不超过 {most} 项" if cut is not None else "不得增加"
            message = f"{plan.record.year} 年计划 {now} 项，上年 {before} 项，{asked}"
            yield view.finding(RULE, plan.path, ("items",), message, "合并或取消一些项目")
