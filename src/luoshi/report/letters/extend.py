"""延期申请表: 原因·预计完成时间·目前进展·本单位审核·督查员·领导批复·新期限·文号 (domain.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Section
from luoshi.report.letters.letter import DAY_TO_FILL, describe_progress, describe_source, form
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest

STAMP = f"\n　　　　　　　　　　（盖章）{DAY_TO_FILL}"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the form: what the ledger knows filled in, the rest left to the unit and to those who decide."""
    return (Section("form", "", (form("extend", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state, words = request.state, request.words
    yield "事项编号", state.id, "申请日期", long_date(request.day)
    yield "事项", state.title
    yield "立项依据", describe_source(state)
    yield "牵头单位", state.lead, "责任人", state.owner
    yield "原定时限", state.first_due, "现行时限", state.due
    yield "已申请延期", f"{len(state.extensions)}次", "完成把握", state.report.confidence if state.report else None
    yield "目前进展", describe_progress(state)
    yield "申请延期\n原因", words.reason
    yield "申请延至", long_date(words.reply_by) if words.reply_by else DAY_TO_FILL
    yield "保证措施", words.requirement
    yield "牵头单位\n审核意见", STAMP
    yield "督查机构\n意见", STAMP
    yield "领导批复", None
    yield "批准的\n新时限", None, "批复文号", None
