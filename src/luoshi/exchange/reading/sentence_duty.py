"""Responsibility within sentences, where no bracket states it: 由A牵头, B配合; 请科技部、财政部…; A要会同B….

The subject of one sentence of many is not the lead of the whole: only 牵头, said once, or a single sentence that begins
“(请)A会同B” gives one. All other units are listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.exchange.reading.duty_words import Duty, read_duty
from luoshi.exchange.reading.unit_names import Named, UnitBook, read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_LEADS = re.compile(r"(?:^|[，,：:]|由|请)(?P<who>[^，,。；;：:由请]{2,40})牵头")
_TOGETHER = re.compile(
    r"(?:^|[，,]|请|由)(?P<left>[^，,。；;：:请由]{2,60}?)(?:要|应|负责)?会同(?P<right>[^，,。；;：:]{2,200})"
)
_ASKED = re.compile(r"(?:^|[，,：:])(?P<who>[^，,。；;：:请由]{2,120}?)(?:要|应|负责|牵头|在|于|按照|落实)")
_PLEASE = re.compile(
    r"(?:请|由)(?P<who>[^，,。；;：:请]{2,120}?)(?=要|应|负责|牵头|在|于|按照|落实|配合|参与|会同|$|[，,])"
)
_SUPPORTS = re.compile(r"(?:^|[，,])(?P<who>[^，,。；;：:]{2,60}?)(?:配合|协助|参与)(?=$|[，,。；])")
_VERB_AFTER = re.compile(r"(?<=.)(?:筛选|组建|制定|组织|研究|开展|对|抓好|做好|加强|按|在|于|负责|推进|建立|落实).*$")

_GROUP = re.compile(r"(?:部门|单位|处室|科室|等)$")


def read_sentences(text: str, book: UnitBook) -> Duty:
    """Return the units that the sentences name as subjects; a lead only where it is certain."""
    sentences = [found[0].strip() for found in _SENTENCE.finditer(text)]
    leads = [names for sentence in sentences for names in _found(_LEADS, sentence, book, strict=False)]
    if len(leads) == 1 and len(leads[0]) == 1 and not leads[0][0].generic:
        return _led(leads[0][0], sentences, book)
    if len(sentences) == 1 and sentences[0].startswith(("请", "由")):
        duty = read_duty(_VERB_AFTER.sub("", sentences[0].removeprefix("请")), book)
        if duty and duty.lead and "会同" in sentences[0]:
            return duty
    return _listed(_subjects(sentences, book))


def _led(lead: Named, sentences: Sequence[str], book: UnitBook) -> Duty:
    """Return the duty of a sentence “由A牵头，B、C配合”."""
    supporting = [
        name for sentence in sentences for names in _found(_SUPPORTS, sentence, book, strict=False) for name in names
    ]
    listed = _listed([lead, *supporting])
    support = tuple(name for name in listed.units if name != lead.name)
    return Duty(lead.name, support, listed.units, listed.generic)


def _listed(names: Sequence[Named]) -> Duty:
    units = tuple(dict.fromkeys(name.name for name in names if not name.generic))
    generic = tuple(dict.fromkeys(name.text for name in names if name.generic)) if units else ()
    return Duty(units=units, generic=generic)


def _subjects(sentences: Sequence[str], book: UnitBook) -> list[Named]:
    names: list[Named] = []
    for sentence in sentences:
        for found in _TOGETHER.finditer(sentence):
            left = read_names(found["left"], book)
            right = read_names(_VERB_AFTER.sub("", found["right"]), book)
            names += (
                [*left, *(name for name in right if name.known or _GROUP.search(name.text))] if _certain(left) else []
            )
        for pattern in (_PLEASE, _ASKED):
            names += [name for group in _found(pattern, sentence, book, strict=True) for name in group]
    return names


def _found(pattern: re.Pattern[str], sentence: str, book: UnitBook, *, strict: bool) -> Iterator[tuple[Named, ...]]:
    """Yield lists of units; ``strict``: their names must be known, for the words around them say little."""
    for found in pattern.finditer(sentence):
        names = read_names(found["who"], book)
        if _certain(names) if strict else names and all(name.plausible for name in names):
            yield names


def _certain(names: Sequence[Named]) -> bool:
    return any(name.known for name in names) and all(name.known or name.generic for name in names)
