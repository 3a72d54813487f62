"""One piece of a document to an item: title, duty, time limits, and what is doubtful about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.exchange.reading.due_search import find_due
from luoshi.exchange.reading.due_words import DueKind, DueReading, read_due
from luoshi.exchange.reading.items import ImportedItem, ItemMilestone
from luoshi.exchange.reading.sentence_duty import read_sentences
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.exchange.reading.document_facts import Facts
    from luoshi.exchange.reading.duty_places import DutyPlace
    from luoshi.exchange.reading.duty_words import Duty
    from luoshi.exchange.reading.unit_names import UnitBook

_NUMBER = re.compile(
    r"^\s*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,3})[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[①-⑳])\s*"
)
_TITLE_END = re.compile(r"[。！？!?；;\n]")
_LONG_TITLE = 60
_FIRST_CLAUSE = re.compile(r"[，,：:]")


Limits = tuple["DueReading | None", tuple[ItemMilestone, ...], "str | None", tuple[str, ...]]
"""The time limit of an item, its milestones, the words, and doubts."""


class Piece(Frozen):
    """A part of the text that is one item. ``gap``: its number does not follow; ``whole``: with all below it."""

    path: str | None
    start: int
    end: int
    place: DutyPlace | None
    gap: bool = False
    part: int | None = None
    whole: bool = False


def make_item(text: str, piece: Piece, book: UnitBook, facts: Facts, row: int | None = None) -> ImportedItem:
    """Return the item of a piece; its text is every character of it. ``row``: the line that it begins in."""
    words = text[piece.start : piece.end]
    body = _without_duty(text, piece)
    duty = piece.place.duty if piece.place else read_sentences(_NUMBER.sub("", body), book)
    due, milestones, due_text, doubts = read_limits(duty.due, body, facts)
    return ImportedItem(
        number=piece.path,
        title=_title(body) or _title(words) or words.strip(),
        text=words,
        lead=duty.lead,
        support=duty.support,
        units=duty.units,
        generic=duty.generic,
        scope=duty.scope,
        due_text=due_text,
        due=due,
        milestones=milestones,
        part=piece.part,
        row=row,
        span=(piece.start, piece.end),
        fields=_fields(duty),
        findings=(*_findings(piece, duty, book), *doubts),
    )


def _fields(duty: Duty) -> dict[str, str]:
    given = {"leader": duty.leader, "owner": duty.owner}
    return {key: value for key, value in given.items() if value}


def _without_duty(text: str, piece: Piece) -> str:
    if piece.place is None:
        return text[piece.start : piece.end]
    return text[piece.start : piece.place.start] + text[piece.place.end : piece.end]


def _title(body: str) -> str:
    """Return the first sentence without its number; of a long one, its first clause."""
    bare = _NUMBER.sub("", body).strip()
    end = _TITLE_END.search(bare)
    sentence = bare[: end.start()] if end else bare
    if len(sentence) <= _LONG_TITLE:
        return sentence.strip(" ，,")
    clause = _FIRST_CLAUSE.search(sentence)
    return (sentence[: clause.start()] if clause else sentence[:_LONG_TITLE]).strip()


def read_limits(said: Sequence[str], body: str, facts: Facts) -> Limits:
    """Return the time limit, milestones, the words, and doubts. ``said``: limits stated beside the duty."""
    stated = [ItemMilestone(words, words, read_due(words, facts.year)) for words in said]
    inside = [each.but(due=_not_before(each.due, facts)) for each in _inside(body, facts)]
    found = [each.but(due=_not_before(each.due, facts)) for each in stated] or inside
    if not found:
        return None, (), None, ()
    due_text = "；".join(dict.fromkeys(each.words for each in found))
    due = _one(found)
    several = len({each.due.day for each in found if each.due.kind is DueKind.BY}) > 1
    milestones = tuple(each for each in found if each.due.kind is DueKind.BY) if several else ()
    known = {_meaning(each.due) for each in found}
    others = [each.words for each in inside if stated and _meaning(each.due) not in known]
    doubts = [*_doubts(found, due), *(f"正文另有时限“{words}”" for words in dict.fromkeys(others))]
    return due, milestones, due_text, tuple(doubts)


def _inside(body: str, facts: Facts) -> list[ItemMilestone]:
    """Return the time limits within the text, each with what is to be done by then."""
    inside = find_due(body, facts.year)
    ends = [*(each.start for each in inside), len(body)][1:]
    return [
        ItemMilestone(each.reading.words, _clause(body[each.end : end]) or each.reading.words, each.reading)
        for each, end in zip(inside, ends, strict=True)
    ]


def _clause(rest: str) -> str:
    """Return the words after a limit, to the end of the sentence: what is to be done by then."""
    return _TITLE_END.split(rest, maxsplit=1)[0].strip(" ，,、\n\u3000")


def _not_before(due: DueReading, facts: Facts) -> DueReading:
    """Take back a day that lies before the document itself: its year was not named, and is not the document's."""
    named = re.search(r"\d{4}|[〇○零一二三四五六七八九]{4}年", due.words)
    if due.day and not named and facts.earliest and due.day < facts.earliest:
        return DueReading(due.words, DueKind.AMBIGUOUS, due.rule)
    return due


def _one(found: Sequence[ItemMilestone]) -> DueReading | None:
    """Return the limit of all: the only one, or of several days the last; None where they are of several kinds."""
    readings = [each.due for each in found]
    if len({_meaning(each) for each in readings}) == 1:
        return readings[0]
    if all(each.kind is DueKind.BY and each.day for each in readings):
        return max(readings, key=lambda each: str(each.day))
    return None


def _meaning(due: DueReading) -> tuple[object, ...]:
    return (due.kind, due.day, due.within, due.unit)


_MEANINGS = {
    DueKind.BY: "没有写年份",
    DueKind.RECURRING: "是周期性要求，没有最后期限",
    DueKind.RELATIVE: "从某件事起算，起算日待定",
    DueKind.AMBIGUOUS: "可作几种理解，没有推定日期",
    DueKind.BAD: "不是存在的日期",
    DueKind.UNKNOWN: "没有看懂，没有推定日期",
}


def _doubts(found: Sequence[ItemMilestone], due: DueReading | None) -> Iterator[str]:
    for each in {each.words: each for each in found}.values():
        clear = each.due.day is not None or each.due.kind is DueKind.STANDING
        if not clear:
            yield f"时限“{each.words}”{_MEANINGS[each.due.kind]}"
    if due is None:
        yield "有几种时限，没有合成一个"
    elif len({each.due.day for each in found}) > 1:
        yield "有几个时限：取最后一个为完成时限，各个时限记为节点；权重按节点数平分，请按实际改"


def _findings(piece: Piece, duty: Duty, book: UnitBook) -> Iterator[str]:
    if piece.gap:
        yield "编号与前面不连续"
    if piece.whole:
        yield "责任写在标题或最后一款，按整条理解，请核对"
    yield from judge_duty(duty, book, stated=piece.place is not None)


def judge_duty(duty: Duty, book: UnitBook, *, stated: bool) -> Iterator[str]:
    """Yield what is doubtful about a duty: no lead, units that org.yaml does not have, words not understood."""
    if duty.lead is None:
        yield duty.why or ("没有写明牵头单位" if stated or duty.units else "没有写责任单位")
    if duty.implied and duty.implied in duty.generic and stated:
        yield f"按前文“以下均需{duty.implied}落实”"
    yield from (f"没有看懂“{words}”" for words in duty.odd)
    if duty.lead and book.units and not book.knows(duty.lead):
        yield f"牵头单位{report_unknown_unit(duty.lead, book)}"


def report_unknown_unit(name: str, book: UnitBook) -> str:
    """Return that org.yaml does not have the unit, and which of its units is most like it."""
    near = book.suggestion(name)
    return f"“{name}”不在 org.yaml 中" + (f"，最接近的是“{near}”" if near else "")


def report_unknown_units(items: Sequence[ImportedItem], book: UnitBook) -> Iterator[str]:
    """Yield each unit that org.yaml does not have, once, with its nearest; nothing where there is no org.yaml."""
    named = dict.fromkeys(name for item in items for name in item.units)
    if book.units:
        yield from (f"单位{report_unknown_unit(name, book)}" for name in named if not book.knows(name))
