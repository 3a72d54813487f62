"""提醒单: before a limit or a report day, what is due and until when; the mildest rung of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Section
from luoshi.report.letters.letter import (
    describe_due,
    describe_progress,
    describe_reason,
    describe_reply,
    describe_standing,
    find_next_stone,
    form,
)
from luoshi.report.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the form."""
    return (Section("form", "", (form("remind", _rows(request)),)),)


def _rows(request: LetterRequest) -> Iterator[tuple[Cell, ...]]:
    state = request.state
    yield "事项编号", state.id, "提醒日期", long_date(request.day)
    yield "提醒事项", state.title
    yield "提醒单位", request.office, "被提醒单位", request.to
    yield "完成时限", describe_due(state), "办理情况", describe_standing(state)
    stone = find_next_stone(state)
    if stone:
        yield "最近节点", stone
    yield "目前进展", describe_progress(state)
    yield "提醒原因", describe_reason(request) or None
    yield "提醒内容", ask(request)
    yield "回复期限", describe_reply(request), "签发", request.words.approver


def ask(request: LetterRequest) -> str:
    """Return what is asked for."""
    return request.words.requirement or "请对照时限和节点抓紧办理，按时报送进展；预计不能按期完成的，提前说明情况。"
