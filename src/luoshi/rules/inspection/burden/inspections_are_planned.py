"""LS816 督导检查须列入年度计划，计划外的须经批准。

为什么：
    没有列入计划、又没有批准的检查，学校可以拒绝；计划不报备，就谈不上总量控制。

合格：
    inspection: {plan: JH-2026-01}
    ---
    inspection: {plan: null, approval: {approver: 分管副主任, ref: 滨教督签〔2026〕1号, reason: 突发舆情}}

不合格：
    inspection: {plan: null}
    ---
    inspection: {plan: JH-2026-99}
    ---
    plan: {filed: null}

改法：
    写明 plan 或 approval；计划批准后报上一级备案。

依据：
    厅字〔2019〕54号；教师厅〔2025〕2号
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import InspectionApproved
from luoshi.model.inspection.words import InspectionType
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.inspection.plan import InspectionPlan
    from luoshi.state.inspection.ground import PlacedRecord

RULE = Rule(
    code="LS816",
    title="督导检查须列入年度计划，计划外的须经批准",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="厅字〔2019〕54号；教师厅〔2025〕2号",
    parameters=MappingProxyType({"days": 30}),
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every inspection without plan item and approval, and for plans that were not filed."""
    for placed in view.ground.inspections:
        inspection = placed.record
        if inspection.approval is not None or inspection.type is InspectionType.LEAD:
            continue
        approved = any(isinstance(entry, InspectionApproved) for entry in inspection.log)
        if inspection.plan is None and not approved:
            message = f"“{inspection.title}”没有列入年度计划，也没有批准"
            yield view.finding(RULE, placed.path, (), message, "写明 plan（计划项目编号）或 approval（谁批准）")
        elif inspection.plan is not None and inspection.plan not in view.ground.plan_items:
            message = f"年度计划里没有 {inspection.plan}"
            yield view.finding(RULE, placed.path, ("plan",), message, "改正编号，或写 approval")
    for plan in view.ground.plans:
        yield from _check_filing(view, plan)
        for index, item in enumerate(plan.record.items):
            if item.added is not None and item.approval is None:
                message = f"年内增加的 {item.id} 没有批准"
                yield view.finding(RULE, plan.path, ("items", index), message, "写明 approval")


def _check_filing(view: InspectionView, plan: PlacedRecord[InspectionPlan]) -> Findings:
    within = view.config.burden.file_within_days or view.context.number(RULE, "days")
    due = plan.record.adopted + dt.timedelta(days=within)
    filed = plan.record.filed
    if filed is None and view.day > due:
        message = f"{plan.record.year} 年计划 {plan.record.adopted} 批准，到 {due} 还没有报备"
        yield view.finding(RULE, plan.path, ("adopted",), message, "报上一级备案，写明 filed").but(
            severity=Severity.WARNING
        )
    elif filed is not None and filed.date > due:
        message = f"计划批准 {(filed.date - plan.record.adopted).days} 天以后才报备，超过 {within} 天"
        yield view.finding(RULE, plan.path, ("filed", "date"), message, "下年及时报备").but(severity=Severity.WARNING)
