"""LS814 整改须复查。

为什么：
    整改报告只是学校自己说的；不到现场复查，等于没有整改。

合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-021], rectify_by: 2026-10-10}
        - {date: 2026-10-10, event: 整改报告}
        - {date: 2026-10-20, event: 复查, result: 通过}

不合格：
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-021], rectify_by: 2026-10-10}
        - {date: 2026-10-10, event: 整改报告}
    ---
    as_of: 2026-12-31
    inspection:
      log:
        - {date: 2026-09-15, event: 入校}
        - {date: 2026-09-18, event: 意见书, ref: 滨教督意〔2026〕3号, findings: [ZG-2026-021], rectify_by: 2026-10-10}

改法：
    到现场复查，记“复查”；学校没有报告的先催报。

依据：
    教育督导条例第二十二条
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import OpinionGiven
from luoshi.model.inspection.words import StepKind
from luoshi.model.vocabulary import EventKind, Lifecycle
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.course import InspectionStage

if TYPE_CHECKING:
    from luoshi.state.inspection.course import InspectionCourse
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS814",
    title="整改须复查",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="教育督导条例第二十二条",
    parameters=MappingProxyType({"days": 14}),
)


def check(view: InspectionView) -> Findings:
    """Yield a finding where the time to rectify has passed, or a report came, and nobody rechecked."""
    within = view.context.number(RULE, "days")
    for placed, course in view.courses:
        opinion, report = course.first(StepKind.OPINION), course.last(StepKind.RECTIFIED)
        if course.stage is InspectionStage.ENDED or not isinstance(opinion, OpinionGiven) or not course.has_findings:
            continue
        recheck = course.last(StepKind.RECHECKED)
        due = opinion.rectify_by
        if report is not None and recheck is None and (view.day - report.date).days > within:
            message = f"{report.date} 报了整改，{within} 天内没有复查"
            yield view.finding(RULE, placed.path, ("log",), message, "到现场复查，记“复查”")
        elif report is None and due is not None and (view.day - due).days > within:
            message = f"整改期限 {due} 已过 {(view.day - due).days} 天，没有整改报告，也没有复查"
            yield view.finding(RULE, placed.path, ("log",), message, "催报整改报告，到现场复查")
        if recheck is None:
            yield from _check_tasks(view, placed.path, course)


def _check_tasks(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    for name in course.findings:
        state = view.tasks.get(name)
        if state is not None and state.lifecycle is Lifecycle.CLOSED and not _is_verified(state):
            yield view.finding(RULE, path, ("log",), f"{name} 已销号，没有核查，也没有复查", "补办复查")


def _is_verified(state: TaskState) -> bool:
    return any(event.kind is EventKind.VERIFIED for event in state.events)
