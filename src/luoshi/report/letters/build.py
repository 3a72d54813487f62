"""``build_letter``: a kind and its tasks → Document; what each kind is called, numbered by, and recorded as."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.letters import LetterKind
from luoshi.model.vocabulary import EventKind
from luoshi.report.bulletin.heading import signature
from luoshi.report.document import Document, Masthead, Origin
from luoshi.report.letters import brief, close, extend, interview, rectify, supervise, urge
from luoshi.report.sheets import LETTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.report.document import Section
    from luoshi.report.letters.letter import LetterRequest


class LetterForm(Frozen):
    """A kind of letter.

    ``word``: of its 机关代字, empty for a form without a number; ``event``: what issuing it is in the log, None where
    it is no event; ``addressed``: begins with the name of a unit; ``several``: may take more tasks.
    """

    write: Callable[[LetterRequest], tuple[Section, ...]]
    word: str = ""
    event: EventKind | None = None
    addressed: bool = False
    several: bool = False


FORMS = MappingProxyType(
    {
        LetterKind.SUPERVISE: LetterForm(supervise.write, "督办", EventKind.SUPERVISED, addressed=True),
        LetterKind.URGE: LetterForm(urge.write, "催办", EventKind.URGED, addressed=True),
        LetterKind.RECTIFY: LetterForm(rectify.write, "督改", EventKind.SUPERVISED, addressed=True),
        LetterKind.INTERVIEW: LetterForm(interview.write, "督约", EventKind.INTERVIEWED),
        LetterKind.EXTEND: LetterForm(extend.write),
        LetterKind.CLOSE: LetterForm(close.write),
        LetterKind.BRIEF: LetterForm(brief.write, "督报", addressed=True, several=True),
    }
)


def build_letter(request: LetterRequest, version: str) -> Document:
    """Return the letter. A form that the unit fills in carries no head: it is not a letter of the office yet."""
    body, shape = request.config.organisation, FORMS[request.kind]
    head = body.name if shape.word else ""
    return Document(
        kind=LETTER,
        title=brief.title(request) if request.kind is LetterKind.BRIEF else str(request.kind),
        masthead=Masthead(head, request.number, "", request.day),
        to=f"{_addressee(request)}：" if shape.addressed else "",
        sections=shape.write(request),
        attachments=(),
        signature=signature(body) if shape.word else "",
        copies=(),
        origin=Origin(version, request.day, request.state.id, ()),
    )


def _addressee(request: LetterRequest) -> str:
    if request.kind is LetterKind.BRIEF:
        return request.words.to or request.state.leader or "委领导"
    return request.to
