"""LS819 检查须提前告知，经常性督导不得过早告知。

为什么：
    检查提前一个月告知内容、范围和方式，学校才好安排；随机的督导说早了，看到的是准备好的。

合格：
    inspection:
      log:
        - {date: 2026-08-10, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校}

不合格：
    inspection:
      log:
        - {date: 2026-09-10, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校}
    ---
    luoshi: {inspection: {profile: 上海}}
    visits:
      - {date: 2026-10-12, school: 滨海市第一小学, noticed: 2026-09-20}

改法：
    按规定的时间告知；来不及的改期。

依据：
    教师厅〔2025〕2号；上海市教育督导条例第十八条
"""

from __future__ import annotations

from luoshi.model.inspection.words import ANNOUNCED, StepKind
from luoshi.model.vocabulary import DayUnit
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import subtract_months
from luoshi.workday.deadline import span

RULE = Rule(
    code="LS819",
    title="检查须提前告知，经常性督导不得过早告知",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教师厅〔2025〕2号；上海市教育督导条例第十八条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every notice that came too late, and for routine visits that were told too early."""
    months = view.config.burden.notice_months
    for placed, course in view.courses:
        notice, began = course.first(StepKind.NOTICE), course.began
        if placed.record.type not in ANNOUNCED or notice is None or began is None or notice.date > began:
            continue
        latest = subtract_months(began, months)
        if notice.date > latest:
            message = f"{notice.date} 通知，{began} 入校，应于 {latest} 前通知"
            keys = ("log", placed.record.log.index(notice))
            yield view.finding(RULE, placed.path, keys, message, f"至少提前 {months} 个月通知")
    yield from _check_routine(view)


def _check_routine(view: InspectionView) -> Findings:
    profile = view.find_profile()
    limit = profile.routine_notice_at_most_before if profile else None
    for place, _ in view.ground.visits if limit else ():
        visit = place.record
        if limit is None or visit.noticed is None:
            continue
        working = limit.unit is DayUnit.WORKING
        days = span(view.context.calendar, visit.noticed, visit.date, working=working)
        if days > limit.days:
            message = f"经常性督导提前 {days} 个{limit.unit}告知，不得早于 {limit.days} 个{limit.unit}"
            yield view.finding(RULE, place.path, (*place.keys, "noticed"), message, "临近再告知，或不告知")
