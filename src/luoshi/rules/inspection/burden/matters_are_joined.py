"""LS820 不同单位对同一学校的同一事项不应重复检查。

为什么：
    两个单位先后查同一件事，学校准备两遍材料；应当合并成一次联合检查。

合格：
    inspections:
      - {id: DD-2026-001, body: 办公室, log: [{date: 2026-03-02, event: 入校}]}
      - {id: DD-2026-002, body: 学前教育处, log: [{date: 2026-09-15, event: 入校}]}

不合格：
    inspections:
      - {id: DD-2026-001, body: 办公室, log: [{date: 2026-09-02, event: 入校}]}
      - {id: DD-2026-002, body: 学前教育处, log: [{date: 2026-09-15, event: 入校}]}

改法：
    商另一单位，下次合并成一次联合检查。

依据：
    政府督查工作条例（国务院令第733号）第十五条；国发〔2019〕5号
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.burden import list_duplicates

RULE = Rule(
    code="LS820",
    title="不同单位对同一学校的同一事项不应重复检查",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="政府督查工作条例（国务院令第733号）第十五条；国发〔2019〕5号",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for the second of two bodies that come for one matter within a few days."""
    within = view.config.burden.duplicate_days
    told: set[tuple[str, str, str]] = set()
    for each in list_duplicates(view.arrivals, within):
        key = each.matter, each.first.source, each.second.source
        if key in told:
            continue
        told.add(key)
        days = (each.second.start - each.first.end).days
        message = (
            f"{each.second.school}的“{each.matter}”：{each.first.body}（{each.first.source}）{each.first.end} 刚查过，"
            f"相隔 {max(days, 0)} 天，{each.second.body}又查"
        )
        yield view.finding(RULE, each.second.place.path, each.second.place.keys, message, "合并成一次联合检查")
