"""LS813 发现危及安全或违法办学的情形须当天处理。

为什么：
    危及人身安全的隐患和违法办学，不能留到督导报告里再说。

合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校, danger: 消防通道堵塞}
        - {date: 2026-09-15, event: 处理, object: 滨海市第一小学, measure: 责令当场清理}

不合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校, danger: 消防通道堵塞}

改法：
    立即处理，补记“处理”；督学的督导记录写 handled。

依据：
    教育督导条例第十五条
"""

from __future__ import annotations

from luoshi.model.inspection.steps import Handled, OnSite
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS813",
    title="发现危及安全或违法办学的情形须当天处理",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十五条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every danger without a measure on the same day."""
    for placed, course in view.courses:
        handled = {entry.date for _, entry in course.steps if isinstance(entry, Handled)}
        for index, entry in course.steps:
            if isinstance(entry, OnSite) and entry.danger and entry.date not in handled:
                message = f"{entry.date} 发现“{entry.danger}”，当天没有处理记录"
                yield view.finding(RULE, placed.path, ("log", index), message, "记“处理”，写明单位和措施")
    for place, _ in view.ground.visits:
        visit = place.record
        if visit.danger and not visit.handled and visit.date <= view.day:
            message = f"{visit.date} 发现“{visit.danger}”，没有写当天怎样处理"
            yield view.finding(RULE, place.path, place.keys, message, "写明 handled")
