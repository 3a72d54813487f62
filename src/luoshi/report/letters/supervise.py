"""督办单: 编号·领导批示·承办任务·完成时限·承办单位·主办协办·签发 (domain.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.document import Section
from luoshi.report.letters.letter import (
    describe_due,
    describe_progress,
    describe_reason,
    describe_reply,
    describe_source,
    describe_standing,
    form,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest
    from luoshi.state.task_state import TaskState


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the form."""
    return (Section("form", "", (form("supervise", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state = request.state
    yield "事项编号", state.id, "交办日期", state.assigned
    yield "督办事项", state.title
    yield "督办依据", describe_source(state)
    yield "领导批示", remarks(state)
    yield "目标任务", state.objective, "工作标准", state.standard
    yield "主办单位", request.to, "责任人", request.answerable or None
    yield "协办单位", "、".join(state.support) or "—"
    yield "完成时限", describe_due(state), "办理情况", describe_standing(state)
    yield "目前进展", describe_progress(state)
    yield "督办原因", describe_reason(request)
    yield "办理要求", ask(request)
    yield "反馈时限", describe_reply(request), "签发", request.words.approver
    yield "承办单位\n办理结果", None


def remarks(state: TaskState) -> str:
    """Return the leaders' instructions on the task, in order; — where there are none."""
    return "；".join(each.detail for each in state.events if each.kind is EventKind.REMARKED) or "—"


def ask(request: LetterRequest) -> str:
    """Return what is asked for."""
    if request.words.requirement:
        return request.words.requirement
    return f"在反馈时限前将办理进展、存在问题、下步措施和佐证材料书面报{request.office}，由单位负责人审签，一事一文。"
