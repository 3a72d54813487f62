"""Numbers that Word counts by itself (一、（一）1.), which stand in no text: written out as the reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.exchange.word.word_elements import attribute, child, children, value, whole
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCountingThousand",
    "taiwaneseCounting", "koreanCounting", "chineseLegalSimplified",
})  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_MOST_CIRCLED = 20
_TEN = 10
_LEVELS = 9


class Level(Frozen):
    """One level of a list: how it counts, and the words around the number, such as （%2）."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbers:
    """The lists of a document and how far each has counted. ``styles``: lists that paragraph styles bring along."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    styles: Mapping[str, tuple[str, int]]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def prefix(self, paragraph: Element) -> str:
        """Return the number before a paragraph, nothing where it has none; counts on."""
        number, level = self._place(paragraph)
        if number not in self.lists or not 0 <= level < _LEVELS:
            return ""
        key, levels = self.lists[number]
        counts = self.counts.setdefault(key, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels.get(level, Level()).start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return _filled(levels.get(level, Level()).text, levels, counts)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the list of a paragraph, its own or its style's, and the level in it."""
        own, style = child(paragraph, "pPr", "numPr"), child(paragraph, "pPr", "pStyle")
        number, level = self.styles.get(value(style), ("", 0))
        if own is None:
            return number, level
        given = child(own, "ilvl")
        return value(child(own, "numId")) or number, whole(value(given), level if given is None else 0)


NO_NUMBERS = Numbers({}, {})


def read_numbers(numbering: Element, styles: Element | None) -> Numbers:
    """Return the lists of word/numbering.xml and the styles that use them."""
    abstract = {attribute(each, "abstractNumId"): _levels(each) for each in children(numbering, "abstractNum")}
    lists = {}
    for each in children(numbering, "num"):
        key = value(child(each, "abstractNumId"))
        lists[attribute(each, "numId")] = (key, abstract.get(key, {}))
    by_style = {}
    for each in children(styles, "style") if styles is not None else ():
        place = child(each, "pPr", "numPr")
        if place is not None:
            by_style[attribute(each, "styleId")] = (
                value(child(place, "numId")),
                whole(value(child(place, "ilvl")), 0),
            )
    return Numbers(lists, by_style)


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        whole(attribute(each, "ilvl"), 0): Level(
            value(child(each, "numFmt")), value(child(each, "lvlText")), whole(value(child(each, "start")), 1)
        )
        for each in children(abstract, "lvl")
    }


def _filled(text: str, levels: Mapping[int, Level], counts: list[int]) -> str:
    """Return ``（%2）`` with the numbers of its levels; a bullet, which has none, is left out."""
    if "%" not in text:
        return ""
    for level in range(_LEVELS):
        text = text.replace(f"%{level + 1}", _shown(counts[level] or 1, levels.get(level, Level()).form))
    return text


def _shown(value: int, form: str) -> str:
    if form in _CHINESE and value < _TEN * _TEN:
        return write_in_chinese(value)
    if form in _CIRCLED and value <= _MOST_CIRCLED:
        return chr(ord("①") + value - 1)
    return str(value)


def write_in_chinese(value: int) -> str:
    """Return 1 to 99 in Chinese."""
    tens, ones = divmod(value, _TEN)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")
