"""LS805 督导意见书指出问题的须限期整改并按规定通过。

为什么：
    只指出问题、不写期限的意见书，没有办法催改；须经表决的地方，同意的人数也要够。

合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-10-14, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-021], rectify_by: 2026-12-14}

不合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-10-14, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-021]}
    ---
    inspection:
      profile: 上海
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-10-14, event: 意见书, ref: 滨教督意〔2026〕3号, agree: 1, of: 3}

改法：
    写明 rectify_by；表决人数不够的重新评议。

依据：
    教育督导条例第二十一条；上海市教育督导条例第二十一条
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import OpinionGiven
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.profiles import read_share

if TYPE_CHECKING:
    from luoshi.state.inspection.course import InspectionCourse

RULE = Rule(
    code="LS805",
    title="督导意见书指出问题的须限期整改并按规定通过",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第二十一条；上海市教育督导条例第二十一条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for an opinion without a limit for what it found, or without enough votes."""
    for placed, course in view.courses:
        for index, entry in course.steps:
            if not isinstance(entry, OpinionGiven):
                continue
            keys = ("log", index)
            if entry.findings and entry.rectify_by is None and not _has_limits(view, entry):
                message = f"意见书指出 {len(entry.findings)} 个问题，没有写整改期限"
                yield view.finding(RULE, placed.path, keys, message, "写明 rectify_by")
            yield from _check_votes(view, placed.path, course, index, entry)


def _has_limits(view: InspectionView, entry: OpinionGiven) -> bool:
    """Whether every finding is a task with a limit of its own."""
    return all(name in view.tasks and view.tasks[name].due is not None for name in entry.findings)


def _check_votes(
    view: InspectionView, path: str, course: InspectionCourse, index: int, entry: OpinionGiven
) -> Findings:
    opinion = course.profile.opinion if course.profile else None
    share = read_share(opinion) if opinion else None
    if share is None:
        return
    if entry.agree is None or not entry.of:
        message = f"按“{course.inspection.profile}”的程序，意见书须经小组 {share} 以上同意，没有写表决情况"
        yield view.finding(RULE, path, ("log", index), message, "写明 agree 和 of")
    elif entry.agree < share * entry.of:
        message = f"{entry.of} 人中 {entry.agree} 人同意，不到 {share}"
        yield view.finding(RULE, path, ("log", index), message, "重新评议，按规定通过后再发")
