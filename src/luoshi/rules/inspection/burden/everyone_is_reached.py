"""LS822 督导对象须在周期内覆盖。

为什么：
    每个对象在周期内至少督导一次；到最后一年计划里还没有的，这一轮就覆盖不了。

合格：
    luoshi: {coverage: {from: 2022}}
    schools: [{code: "1", name: 滨海市第一小学}]

不合格：
    luoshi: {coverage: {from: 2022}}
    schools: [{code: "1", name: 滨海市第一小学}, {code: "2", name: 滨海市第二小学}]

改法：
    列入计划；确实做不到的，报告并写明原因。luoshi coverage 看每个对象。

依据：
    教育督导条例第十四条
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.coverage import measure_coverage
from luoshi.state.inspection.profiles import find_cycle

RULE = Rule(
    code="LS822",
    title="督导对象须在周期内覆盖",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十四条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every object that its cycle ends without, where the round has a beginning."""
    start, plans = view.config.coverage.start, view.ground.plans
    profile = view.find_profile(view.config.coverage.profile)
    if start is None or profile is None or not plans:
        return
    for government in (True, False):
        cycle = find_cycle(profile, government=government)
        if cycle is None:
            continue
        coverage = measure_coverage(view.ground, view.day, cycle, start, government=government)
        for row in coverage.missed:
            message = f"{row.school.name}在 {coverage.years[0]}–{coverage.years[-1]} 年一轮中没有督导，计划里也没有"
            yield view.finding(RULE, plans[-1].path, ("items",), message, "列入计划，见 luoshi coverage")
