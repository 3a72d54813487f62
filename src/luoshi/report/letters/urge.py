"""催办通知单: 事项·催办人·被催办人·时间·方式·内容·批次·回复·结果 (domain.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.document import Section
from luoshi.report.letters.letter import (
    count_events,
    describe_due,
    describe_progress,
    describe_reason,
    describe_reply,
    describe_standing,
    form,
)
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the form."""
    return (Section("form", "", (form("urge", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state = request.state
    yield "事项编号", state.id, "催办日期", long_date(request.day)
    yield "催办事项", state.title
    yield "催办单位", request.office, "被催办单位", request.to
    yield "催办方式", "书面", "催办次数", f"第{count_events(request, EventKind.URGED) + 1}次"
    yield "完成时限", describe_due(state), "办理情况", describe_standing(state)
    yield "目前进展", describe_progress(state)
    yield "催办原因", describe_reason(request)
    yield "催办内容", ask(request)
    yield "反馈时限", describe_reply(request), "签发", request.words.approver
    yield "签收人", None, "签收时间", None
    yield "回复情况", None
    yield "催办结果", None


def ask(request: LetterRequest) -> str:
    """Return what is asked for."""
    if request.words.requirement:
        return request.words.requirement
    return "请抓紧办理，在反馈时限前报送进展；不能按期完成的，写明原因和补救措施。"
