"""LS802 综合督导和专项督导须先书面通知。

为什么：
    事先书面通知被督导单位，是综合督导和专项督导的法定程序。

合格：
    inspection:
      log:
        - {date: 2026-09-01, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校}

不合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
    ---
    inspection:
      log:
        - {date: 2026-09-01, event: 通知}
        - {date: 2026-09-15, event: 入校}

改法：
    补记通知和文号；确实没有通知的，写明原因，报督导机构负责人。

依据：
    教育督导条例第十七条
"""

from __future__ import annotations

from luoshi.model.inspection.steps import Notified
from luoshi.model.inspection.words import ANNOUNCED, StepKind
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS802",
    title="综合督导和专项督导须先书面通知",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十七条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every first day on site without a numbered notice before it."""
    for placed, course in view.courses:
        visit, notice = course.first(StepKind.ON_SITE), course.first(StepKind.NOTICE)
        if placed.record.type not in ANNOUNCED or visit is None:
            continue
        keys = ("log", placed.record.log.index(visit))
        if notice is None or notice.date > visit.date:
            message = f"{visit.date} 入校，此前没有通知"
            yield view.finding(RULE, placed.path, keys, message, "补记“通知”和文号")
        elif isinstance(notice, Notified) and notice.ref is None:
            keys = ("log", placed.record.log.index(notice))
            yield view.finding(RULE, placed.path, keys, "通知没有文号：须书面通知", "写明 ref")
