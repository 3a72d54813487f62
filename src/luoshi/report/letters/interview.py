"""约谈记录: 编号·对象·发起方·经办人·时间到分·地点·内容·要求·签字 (domain.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Section
from luoshi.report.letters.letter import (
    describe_due,
    describe_filing,
    describe_progress,
    describe_reason,
    describe_standing,
    form,
)
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the record; what was said is written at the talk."""
    return (Section("form", "", (form("interview", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state = request.state
    yield "事项编号", state.id, "完成时限", describe_due(state)
    yield "约谈事项", state.title
    yield "约谈单位", request.config.organisation.name, "约谈对象", f"{request.to}{request.head}"
    yield "约谈时间", f"{long_date(request.day)}　　时　　分"
    yield "约谈地点", request.words.place or "　"
    yield "约谈人", request.words.approver, "记录人", None
    yield "参加人员", None
    yield "约谈事由", describe_reason(request)
    yield "办理情况", f"{describe_standing(state)}。{describe_progress(state)}"
    yield "约谈内容", None
    yield "整改要求", request.words.requirement
    yield "约谈对象\n表态", None
    yield "备案", describe_filing(request)
    yield "约谈人\n签字", None, "约谈对象\n签字", None
