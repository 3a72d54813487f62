"""LS812 督导须及时记录，写明方式和事项。

为什么：
    不写方式和事项的记录，只说明去过；隔了很久再写的记录，靠不住。

合格：
    visits:
      - {date: 2026-10-12, school: 滨海市第一小学, methods: [随机听课], matters: [课程教学], recorded: 2026-10-13}

不合格：
    visits:
      - {date: 2026-10-12, school: 滨海市第一小学}
    ---
    visits:
      - {date: 2026-10-12, school: 滨海市第一小学, methods: [随机听课], matters: [课程教学], recorded: 2026-10-30}

改法：
    补写方式和事项；以后当天记录。

依据：
    中小学校责任督学挂牌督导办法（国教督办〔2013〕2号）；记录的天数是本地约定
"""

from __future__ import annotations

from types import MappingProxyType

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS812",
    title="督导须及时记录，写明方式和事项",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="中小学校责任督学挂牌督导办法（国教督办〔2013〕2号）；记录的天数是本地约定",
    parameters=MappingProxyType({"days": 7}),
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every visit recorded late, or without methods or matters."""
    profile = view.find_profile()
    within = (profile.record_within_days if profile else None) or view.context.number(RULE, "days")
    for place, _ in view.ground.visits:
        visit = place.record
        missing = [word for word, given in (("督导方式", visit.methods), ("督导事项", visit.matters)) if not given]
        if missing:
            message = f"{visit.date} 到{visit.school}的记录没有写{'、'.join(missing)}"
            yield view.finding(RULE, place.path, place.keys, message, "补写 methods、matters")
        late = ((visit.recorded or visit.date) - visit.date).days
        if late > within:
            message = f"{visit.date} 到{visit.school}，{late} 天以后才记录，超过 {within} 天"
            yield view.finding(RULE, place.path, place.keys, message, "当天记录")
