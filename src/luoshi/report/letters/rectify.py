"""整改通知书: 存在问题·整改期限·书面报告 (domain.md 1.6, 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import EventKind
from luoshi.report.document import Items, Paragraph, Section
from luoshi.report.letters.letter import describe_due, describe_reason, describe_source, form
from luoshi.report.wording import end_sentence, long_date, paragraph, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.letters.letter import LetterRequest


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the notice and the receipt."""
    state = request.state
    source = describe_source(state)
    head = paragraph(
        f"你单位承办的{quote(state.title)}（{state.id}{f'，依据{source}' if source else ''}，"
        f"完成时限{describe_due(state)}），经{request.office}核查，存在以下问题："
    )
    problems = tuple(paragraph(each) for each in _problems(request))
    return (
        Section("notice", "", (head, Items(problems, numbered=len(problems) > 1), _demand(request))),
        Section("receipt", "", (form("receipt", _RECEIPT, "整改通知书回执"),)),
    )


_RECEIPT = (
    ("签收单位", None, "签收人", None),
    ("签收时间", None, "联系方式", None),
)


def _problems(request: LetterRequest) -> Iterator[str]:
    """Yield what is wrong: as said, else what the last verification asked for and the ledger shows."""
    found = [end_sentence(each) for each in _said(request) if each.strip()]
    yield from found or ["　　　　　　　　　　"]


def _said(request: LetterRequest) -> Iterator[str]:
    if request.words.reason:
        yield from request.words.reason.splitlines()
        return
    returned = [each.detail for each in request.state.events if each.kind is EventKind.VERIFIED and not each.refused]
    if returned and returned[-1].startswith("退回"):
        yield returned[-1].removeprefix("退回").lstrip("；")
    if request.state.report is not None:
        yield request.state.report.problem
    yield describe_reason(request)


def _demand(request: LetterRequest) -> Paragraph:
    """Ask for the mending; a blank for the day is no word, so nothing is said of it where it is not known."""
    until = f"，于{long_date(request.words.reply_by)}前完成整改" if request.words.reply_by else "，限期完成整改"
    return paragraph(f"请{ask(request)}{until}，并将整改情况和佐证材料书面报{request.office}。")


def ask(request: LetterRequest) -> str:
    """Return what is asked for, without a full stop."""
    asked = request.words.requirement or "逐项制定整改措施，明确责任人和完成时间，举一反三"
    return end_sentence(asked).rstrip("。").removeprefix("请")
