"""销号申请表: 目标·完成情况·佐证·核查·审核意见·补充整改要求 (domain.md 2.2 #7, 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.document import Section
from luoshi.report.letters.extend import STAMP
from luoshi.report.letters.letter import describe_due, describe_progress, describe_source, form, list_evidence
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest
    from luoshi.state.task_state import TaskState


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the form: what the ledger knows filled in, the rest left to those who verify and approve."""
    return (Section("form", "", (form("close", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state = request.state
    yield "事项编号", state.id, "交办日期", state.assigned
    yield "事项", state.title
    yield "立项依据", describe_source(state)
    yield "目标任务", state.objective, "工作标准", state.standard
    yield "牵头单位", state.lead, "责任人", state.owner
    yield "完成时限", describe_due(state), "报结日期", state.submitted
    yield "成果形式", "；".join(state.outputs)
    yield "完成情况", request.words.reason or describe_progress(state)
    yield "佐证材料", list_evidence(request.subjects[0])
    yield "牵头单位\n审签", STAMP
    yield "核查情况", _verified(state)
    yield "补充整改\n要求", request.words.requirement
    yield "落实程度", "□全部落实　□大部分落实　□部分落实　□未落实"
    yield "督查机构\n审核意见", STAMP
    yield "领导审批\n意见", None


def _verified(state: TaskState) -> str | None:
    """Return the last verification: the day, who, and the result."""
    found = [each for each in state.events if each.kind is EventKind.VERIFIED and not each.refused]
    return f"{long_date(found[-1].date)}，{found[-1].who}，{found[-1].detail}" if found else None
