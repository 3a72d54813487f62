"""``build_letter``: a kind and its tasks → Document; what each kind is called, numbered by, and recorded as."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.letters import LetterKind
from luoshi.model.vocabulary import EventKind
from luoshi.report.bulletin.heading import signature
from luoshi.report.document import Document, Masthead, Origin
from luoshi.report.letters import (
    account,
    brief,
    close,
    criticise,
    extend,
    interview,
    praise,
    rectify,
    remind,
    supervise,
    task_book,
    urge,
)
from luoshi.report.sheets import LETTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.report.document import Section
    from luoshi.report.letters.letter import LetterRequest


class LetterForm(Frozen):
    """A kind of letter.

    ``word``: of its 机关代字, empty for a form without a number; ``event``: what issuing it is in the log, None where
    it is no event; ``title``: where it is not the name of the kind; ``address``: whom it is for, None where it begins
    without; ``ask``: what it asks for, which the entry keeps; ``attach``: what follows on sheets of its own;
    ``several``: may take more tasks; ``signed``: whether the office signs, or those who took part.
    """

    write: Callable[[LetterRequest], tuple[Section, ...]]
    word: str = ""
    event: EventKind | None = None
    title: Callable[[LetterRequest], str] | None = None
    address: Callable[[LetterRequest], str] | None = None
    ask: Callable[[LetterRequest], str] | None = None
    attach: Callable[[LetterRequest], tuple[Section, ...]] | None = None
    several: bool = False
    signed: bool = True


def _to_unit(request: LetterRequest) -> str:
    return request.to


def _to_all(request: LetterRequest) -> str:
    return request.config.bulletin.to.rstrip("：:")


_K, _E, _F = LetterKind, EventKind, LetterForm
FORMS = MappingProxyType(
    {
        _K.SUPERVISE: _F(supervise.write, "督办", _E.SUPERVISED, address=_to_unit, ask=supervise.ask),
        _K.URGE: _F(urge.write, "催办", _E.URGED, address=_to_unit, ask=urge.ask),
        _K.RECTIFY: _F(rectify.write, "督改", _E.SUPERVISED, address=_to_unit, ask=rectify.ask),
        _K.INTERVIEW: _F(interview.write, "督约", _E.INTERVIEWED, signed=False),
        _K.EXTEND: _F(extend.write),
        _K.CLOSE: _F(close.write),
        _K.BRIEF: _F(brief.write, "督报", title=brief.write_title, address=brief.get_addressee, several=True),
        _K.REMIND: _F(remind.write, "督提", _E.REMINDED, address=_to_unit, ask=remind.ask),
        _K.TASKS: _F(
            task_book.write,
            "督任",
            title=task_book.write_title,
            address=_to_unit,
            attach=task_book.attach,
            several=True,
        ),
        _K.PRAISE: _F(praise.write, "督扬", _E.PRAISED, praise.write_title, _to_all, praise.ask),
        _K.CRITICISE: _F(criticise.write, "督通", _E.NOTIFIED, criticise.write_title, _to_all, criticise.ask),
        _K.ACCOUNT: _F(account.write, "督问", _E.ACCOUNTABLE, account.write_title, account.get_addressee, account.ask),
    }
)


def build_letter(request: LetterRequest, version: str) -> Document:
    """Return the letter. A form that the unit fills in carries no head: it is not a letter of the office yet."""
    body, shape = request.config.organisation, FORMS[request.kind]
    head = body.name if shape.word else ""
    return Document(
        kind=LETTER,
        title=shape.title(request) if shape.title else str(request.kind),
        masthead=Masthead(head, request.number, "", request.day),
        to=f"{shape.address(request)}：" if shape.address else "",
        sections=shape.write(request),
        attachments=shape.attach(request) if shape.attach else (),
        signature=signature(body) if shape.word and shape.signed else "",
        copies=(),
        origin=Origin(version, request.day, request.state.id, ()),
    )
