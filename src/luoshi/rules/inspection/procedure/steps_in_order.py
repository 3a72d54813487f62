"""LS803 督导各步骤的日期须依次。

为什么：
    先反馈后入校、先公布后发意见书，说明日期记错了，或者程序走错了。

合格：
    inspection:
      log:
        - {date: 2026-09-01, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-17, event: 反馈}

不合格：
    inspection:
      log:
        - {date: 2026-09-01, event: 通知, ref: 滨教督〔2026〕9号}
        - {date: 2026-09-15, event: 反馈}
        - {date: 2026-09-17, event: 入校}
    ---
    inspection:
      log:
        - {date: 2026-11-15, event: 入校}

改法：
    按文书上的日期改正；还没有发生的步骤不要先记。

依据：
    教育督导条例第十六至二十三条
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.words import StepKind
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.model.inspection.steps import InspectionStep
    from luoshi.state.inspection.course import InspectionCourse

RULE = Rule(
    code="LS803",
    title="督导各步骤的日期须依次",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十六至二十三条",
)


_ORDER = (
    StepKind.NOTICE,
    StepKind.SELF_REPORT,
    StepKind.ON_SITE,
    StepKind.FEEDBACK,
    StepKind.OPINION,
    StepKind.RECTIFIED,
    StepKind.RECHECKED,
)


_AFTER_VISIT = _ORDER[3:]


def check(view: InspectionView) -> Findings:
    """Yield a finding for every step dated before one that must precede it, or after the day."""
    for placed, course in view.courses:
        for index, entry in enumerate(placed.record.log):
            if entry.date > view.day:
                message = f"“{entry.event}”的日期 {entry.date} 还没有到"
                yield view.finding(RULE, placed.path, ("log", index), message, "发生之后再记")
        yield from _check_order(view, placed.path, course)
        yield from _check_visited(view, placed.path, course)
        yield from _check_publication(view, placed.path, course)


def _check_order(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    latest: InspectionStep | None = None
    for step in _ORDER:
        first = course.first(step)
        if first is None:
            continue
        if latest is not None and first.date < latest.date:
            message = f"“{first.event}”（{first.date}）早于“{latest.event}”（{latest.date}）"
            keys = ("log", course.inspection.log.index(first))
            yield view.finding(RULE, path, keys, message, "按文书上的日期改正")
        else:
            latest = first


def _check_visited(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    """What a group found can only follow a visit; a third party's result needs none."""
    if course.began is not None or course.inspection.third_party is not None:
        return
    for step in _AFTER_VISIT:
        first = course.first(step)
        if first is not None:
            keys = ("log", course.inspection.log.index(first))
            yield view.finding(RULE, path, keys, f"还没有入校就记了“{first.event}”", "先记“入校”，或删去这一条")


def _check_publication(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    """Published may be what is known at the earliest when the visit is over."""
    published, visit = course.first(StepKind.PUBLISHED), course.first(StepKind.ON_SITE)
    if published is not None and visit is not None and published.date < visit.date:
        keys = ("log", course.inspection.log.index(published))
        yield view.finding(RULE, path, keys, f"“公布”（{published.date}）早于入校（{visit.date}）", "改正日期")
