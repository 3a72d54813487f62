"""LS809 督学每年培训不少于规定学时。

为什么：
    新任督学先培训后上岗，在任的每年集中培训；学时不够的，年底补不出来。

合格：
    as_of: 2026-12-31
    inspectors:
      - {name: 督学甲, terms: [{from: 2025-01-01, to: 2027-12-31}], training: [{date: 2026-03-05, hours: 40}]}

不合格：
    as_of: 2026-12-31
    inspectors:
      - {name: 督学甲, terms: [{from: 2025-01-01, to: 2027-12-31}], training: [{date: 2026-03-05, hours: 16}]}

改法：
    安排培训，记入 training；年底前看 luoshi inspector check。

依据：
    督学管理暂行办法（教督〔2016〕2号）
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import count_hours, is_serving

RULE = Rule(
    code="LS809",
    title="督学每年培训不少于规定学时",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="督学管理暂行办法（教督〔2016〕2号）",
)


_LAST_QUARTER = 10


def check(view: InspectionView) -> Findings:
    """Yield a finding, from the last quarter on, for every inspector in office with too few hours this year."""
    least = view.config.inspectors.training_hours
    if view.day.month < _LAST_QUARTER:
        return
    for placed in view.ground.inspectors:
        person = placed.record
        hours = count_hours(person, view.day.year, view.day)
        if person.terms and is_serving(person, view.day) and hours < least:
            message = f"{person.name}本年培训 {hours.normalize():f} 学时，不到 {least} 学时"
            yield view.finding(RULE, placed.path, (*placed.keys, "training"), message, "年底前安排培训")
