"""LS818 社会事务进校园不超限额且须在白名单内。

为什么：
    社会事务进校园实行白名单，一校一学期有限额；不在名单内的，学校有权拒绝。

合格：
    terms: [{id: 2026秋, from: 2026-09-01, to: 2027-01-20}]
    activities:
      allowed: [{id: BM-01, name: 消防安全宣传, body: 市消防救援支队}]
      activities: [{item: BM-01, schools: [滨海市第一小学], date: 2026-11-09, told: 2026-10-08}]

不合格：
    activities:
      allowed: [{id: BM-01, name: 消防安全宣传, body: 市消防救援支队}]
      activities: [{item: BM-09, schools: [滨海市第一小学], date: 2026-10-09}]
    ---
    luoshi: {burden: {social_per_term: 1}}
    terms: [{id: 2026秋, from: 2026-09-01, to: 2027-01-20}]
    activities:
      allowed: [{id: BM-01, name: 消防安全宣传, body: 市消防救援支队}]
      activities:
        - {item: BM-01, schools: [滨海市第一小学], date: 2026-10-09}
        - {item: BM-01, schools: [滨海市第一小学], date: 2026-10-19}

改法：
    不在白名单的停办或报批；超过限额的合并，或改到下学期。

依据：
    教师厅〔2025〕2号
"""

from __future__ import annotations

from collections import Counter

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.arrivals import SOCIAL

RULE = Rule(
    code="LS818",
    title="社会事务进校园不超限额且须在白名单内",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教师厅〔2025〕2号",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every activity outside the list, and for those above the number of a term."""
    most, counts = view.config.burden.social_per_term, Counter[tuple[str, str]]()
    for each in view.arrivals:
        if each.kind != SOCIAL:
            continue
        if each.off_plan:
            message = f"“{each.item}”不在社会事务进校园白名单内"
            yield view.finding(RULE, each.place.path, (*each.place.keys, "item"), message, "改正编号，或停办")
        term = next((term for term in view.ground.terms if term.start <= each.start <= term.end), None)
        if term is None:
            continue
        counts[each.school, term.id] += 1
        if counts[each.school, term.id] > most:
            message = f"{each.school}{term.id}学期第 {counts[each.school, term.id]} 次社会事务，超过 {most} 次"
            yield view.finding(RULE, each.place.path, each.place.keys, message, "合并，或改到下学期")
