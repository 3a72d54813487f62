"""通报批评: what was not done, how often it was pressed for, and until when it shall be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Section
from luoshi.report.letters.letter import describe_due, describe_progress, describe_reason, describe_source, list_pressed
from luoshi.report.wording import end_sentence, long_date, paragraph, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.letters.letter import LetterRequest


def write_title(request: LetterRequest) -> str:
    """Return 关于批评…的通报."""
    return f"关于批评{request.to}落实不力的通报"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the facts, the criticism and what is asked for."""
    return (Section("criticise", "", tuple(paragraph(text) for text in _sentences(request) if text)),)


def _sentences(request: LetterRequest) -> Iterator[str]:
    state = request.state
    source = describe_source(state)
    basis = f"（{state.id}，依据{source}，完成时限{describe_due(state)}）"
    yield end_sentence(f"{request.to}承办的{quote(state.title)}{basis}，{describe_reason(request) or '落实不力'}")
    yield end_sentence(describe_progress(state))
    pressed = list_pressed(state)
    yield f"{request.office}先后{pressed}，至今没有落实到位。" if pressed else ""
    yield f"决定对{request.to}予以通报批评。"
    until = f"，于{long_date(request.words.reply_by)}前书面报告整改情况" if request.words.reply_by else ""
    yield f"{end_sentence(ask(request).rstrip('。') + until)}各单位要引以为戒。"


def ask(request: LetterRequest) -> str:
    """Return what is asked for."""
    return request.words.requirement or "请深刻查找原因，明确责任人和完成时间，限期整改到位"
