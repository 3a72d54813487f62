"""LS804 督导的各项期限不得超过。

为什么：
    意见书、复核决定、督导报告和公布都有期限；过了期限，被督导单位可以不认。

合格：
    inspection:
      profile: 浙江
      log:
        - {date: 2026-09-01, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校, until: 2026-09-17}
        - {date: 2026-10-14, event: 意见书, ref: 滨教督意〔2026〕3号, agree: 3, of: 3}
        - {date: 2026-10-15, event: 督导报告, to: 市政府}
        - {date: 2026-10-15, event: 公布, where: 局网站}

不合格：
    inspection:
      profile: 浙江
      log:
        - {date: 2026-09-01, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校, until: 2026-09-17}

改法：
    尽快补办并补记；期限确有不同规定的，在 luoshi.yaml 的 inspection_profiles 写明并写依据。

依据：
    教育督导条例第二十至二十三条；期限见各地规定（luoshi.yaml 的 inspection_profiles）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.course import InspectionStage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.model.inspection.steps import InspectionStep
    from luoshi.model.inspection.words import StepKind

RULE = Rule(
    code="LS804",
    title="督导的各项期限不得超过",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教育督导条例第二十至二十三条；期限见各地规定（luoshi.yaml 的 inspection_profiles）",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every clock that was not kept, or has passed with the step not done."""
    for placed, course in view.courses:
        for clock in course.clocks:
            if course.stage is InspectionStage.ENDED or not clock.is_late(view.day):
                continue
            since = f"自{clock.moment}（{clock.start}）{clock.setting.days}个{clock.setting.unit}，应于 {clock.due} 前"
            told = f"{clock.done} 才办" if clock.done else "还没有办"
            keys = ("log", _find(placed.record.log, clock.done, clock.step)) if clock.done else ("log",)
            message = f"“{clock.step}”{since}，{told}"
            yield view.finding(RULE, placed.path, keys, message, f"补办“{clock.step}”，写明迟延的原因")


def _find(log: Sequence[InspectionStep], day: dt.date, step: StepKind) -> int:
    return next(index for index, entry in enumerate(log) if entry.event is step and entry.date == day)
