"""LS833 督导委员会成员单位每年至少参加一次督导。

为什么：
    成员单位不参加，督导就成了教育部门一家的事；到年底再查，已经来不及。

合格：
    as_of: 2026-12-01
    luoshi: {inspection: {members: [市财政局]}}
    inspection: {members: [市财政局], log: [{date: 2026-09-15, event: 入校}]}

不合格：
    as_of: 2026-12-01
    luoshi: {inspection: {members: [市财政局]}}

改法：
    年底前请它参加一次督导，写进 members。

依据：
    云南省深化新时代教育督导体制机制改革的实施意见
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import CONFIGURATION_FILE, Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS833",
    title="督导委员会成员单位每年至少参加一次督导",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="云南省深化新时代教育督导体制机制改革的实施意见",
)


_LAST_QUARTER = 10


def check(view: InspectionView) -> Findings:
    """Yield a finding, from the last quarter on, for every member that took part in nothing this year."""
    if view.day.month < _LAST_QUARTER or not view.config.inspection.members:
        return
    year = view.day.year
    present = {
        name
        for placed, course in view.courses
        if course.began is not None and course.began.year == year
        for name in placed.record.members
    }
    for index, name in enumerate(view.config.inspection.members):
        if name not in present:
            message = f"成员单位“{name}”{year} 年还没有参加过督导"
            keys = ("inspection", "members", index)
            yield view.finding(RULE, CONFIGURATION_FILE, keys, message, "年底前请它参加一次，写进 members")
