"""LS806 督导须听取学生、家长和教师的意见。

为什么：
    不听师生和家长的意见，只听学校汇报，看不到真实情况；管理人员在场，也难听到真话。

合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校, heard: {students: 20, parents: 18, teachers: 12}}

不合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
    ---
    inspection:
      profile: 重庆
      log:
        - {date: 2026-09-15, event: 入校, heard: {students: 20, parents: 18, teachers: 12}, managers_present: true}

改法：
    补听意见，记“征求意见”；座谈另开一次，请管理人员回避。

依据：
    教育督导条例第十九条；重庆市教育督导条例第二十五条
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import OnSite, OpinionsHeard
from luoshi.model.inspection.words import ANNOUNCED, Function
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from luoshi.state.inspection.course import InspectionCourse

RULE = Rule(
    code="LS806",
    title="督导须听取学生、家长和教师的意见",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十九条；重庆市教育督导条例第二十五条",
)


_NAMES = (("students", "学生"), ("parents", "家长"), ("teachers", "教师"))


def check(view: InspectionView) -> Findings:
    """Yield a finding for a finished visit that heard none of a group, or heard it with managers present."""
    for placed, course in view.courses:
        if placed.record.type not in ANNOUNCED or placed.record.function is not Function.SCHOOLS:
            continue
        heard = [entry.heard for _, entry in course.steps if isinstance(entry, OnSite | OpinionsHeard)]
        missing = [word for name, word in _NAMES if not any(getattr(each, name) for each in heard)]
        if course.ended is not None and missing:
            message = f"没有听取{'、'.join(missing)}的意见"
            yield view.finding(RULE, placed.path, ("log",), message, "补听意见，记“征求意见”，写明人数")
        yield from _check_managers(view, placed.path, course)


def _check_managers(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    if course.profile is None or not course.profile.managers_leave:
        return
    for index, entry in course.steps:
        if isinstance(entry, OnSite) and entry.managers_present:
            message = "座谈时学校管理人员在场"
            yield view.finding(RULE, path, ("log", index), message, "另开一次座谈，请管理人员回避")
