"""LS801 督导小组不得少于规定人数并须有组长。

为什么：
    人数不足或没有组长的小组作出的督导意见，程序上站不住。

合格：
    inspection:
      group: [{name: 督学甲, role: 组长}, {name: 督学乙}, {name: 督学丙}]

不合格：
    inspection:
      group: [{name: 督学甲}, {name: 督学乙}]

改法：
    补足督学，写明组长；现场督导开始前改好。

依据：
    教育督导条例（国务院令第624号）第十六条
"""

from __future__ import annotations

from luoshi.model.inspection.words import INSPECTING, InspectionType, Role
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS801",
    title="督导小组不得少于规定人数并须有组长",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例（国务院令第624号）第十六条",
)


_GROUPED = frozenset({InspectionType.GENERAL, InspectionType.SPECIAL, InspectionType.JOINT, InspectionType.CROSSED})


def check(view: InspectionView) -> Findings:
    """Yield a finding for every inspection whose group is too small or has no head."""
    for placed, course in view.courses:
        inspection, profile = placed.record, course.profile
        if inspection.type not in _GROUPED or profile is None or inspection.third_party is not None:
            continue
        count = sum(member.role in INSPECTING for member in inspection.group)
        least = profile.group_min or 0
        if count < least:
            message = f"督导小组有 {count} 名督学，少于 {least} 名"
            yield view.finding(RULE, placed.path, ("group",), message, f"补足督学（组长和督学至少 {least} 名）")
        elif not any(member.role is Role.HEAD for member in inspection.group):
            yield view.finding(RULE, placed.path, ("group",), "督导小组没有组长", "给其中一人写 role: 组长")
