"""通报表扬: which unit did what well, by the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.report.document import Section
from luoshi.report.letters.letter import describe_due, describe_source
from luoshi.report.wording import end_sentence, long_date, paragraph, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.letters.letter import LetterRequest


def write_title(request: LetterRequest) -> str:
    """Return 关于表扬…的通报."""
    return f"关于表扬{request.to}的通报"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the facts, the praise and the call."""
    return (Section("praise", "", tuple(paragraph(text) for text in _sentences(request) if text)),)


def _sentences(request: LetterRequest) -> Iterator[str]:
    state = request.state
    source = describe_source(state)
    basis = f"（{state.id}，依据{source}，完成时限{describe_due(state)}）"
    yield f"{request.to}承办的{quote(state.title)}{basis}，{_done(request)}"
    yield end_sentence(request.words.reason)
    yield f"为鼓励先进，决定对{request.to}予以通报表扬。"
    yield end_sentence(ask(request))


def _done(request: LetterRequest) -> str:
    """Return when it was done, and whether before its limit."""
    state = request.state
    if state.submitted is None:
        return "工作推进有力。"
    early = state.judgement is Judgement.FINISHED_EARLY and state.days_early
    judged = f"，比时限提前{state.days_early}天完成" if early else ""
    report = f"，{report.note.rstrip('。；')}" if (report := state.report) and report.note else ""
    return f"于{long_date(state.submitted)}办理完毕{judged}{report}。"


def ask(request: LetterRequest) -> str:
    """Return what is asked of all."""
    return request.words.requirement or "希望受表扬单位再接再厉；各单位学习先进，抓好本单位承办事项的落实"
