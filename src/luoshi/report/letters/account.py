"""问责建议: facts, what was done before, the basis, and the advice to the body that decides (教育督导问责办法)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Section
from luoshi.report.letters.letter import describe_due, describe_progress, describe_reason, describe_source, list_pressed
from luoshi.report.wording import NUMERALS, end_sentence, paragraph, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.letters.letter import LetterRequest


def write_title(request: LetterRequest) -> str:
    """Return 关于对…问责的建议."""
    return f"关于对{request.state.lead}问责的建议"


def get_addressee(request: LetterRequest) -> str:
    """Return the body that decides."""
    return request.words.to or "党组会"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the four parts that have something to say, numbered."""
    parts = [(head, text) for head, text in _parts(request) if text]
    return tuple(
        Section(f"part{number}", f"{NUMERALS[number]}、{head}", (paragraph(text),))
        for number, (head, text) in enumerate(parts)
    )


def _parts(request: LetterRequest) -> Iterator[tuple[str, str]]:
    state = request.state
    source = describe_source(state)
    facts = f"{state.lead}牵头的{quote(state.title)}（{state.id}，依据{source}，完成时限{describe_due(state)}），"
    yield "基本事实", f"{facts}{end_sentence(describe_reason(request) or '未按要求落实')}{describe_progress(state)}"
    pressed = list_pressed(state)
    yield "督办经过", f"{request.office}先后{pressed}。" if pressed else ""
    yield "有关依据", "《教育督导问责办法》和本单位督查督办制度。"
    yield "问责建议", end_sentence(ask(request))


def ask(request: LetterRequest) -> str:
    """Return the advice."""
    unit = request.state.lead
    return (
        request.words.requirement
        or f"建议按照干部管理权限和规定程序，对{unit}及有关责任人予以问责，问责决定作出后报备案"
    )
