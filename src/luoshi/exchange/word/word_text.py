"""The text of a .docx: a line a paragraph, its tables among them; numbers that Word counts written out."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from luoshi.exchange.word.word_elements import local
from luoshi.exchange.word.word_numbers import NO_NUMBERS, Numbers, read_numbers
from luoshi.exchange.word.word_package import read_parts
from luoshi.exchange.word.word_tables import WordTable, read_table
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")


class WordDocument(Frozen):
    """The body in its order: paragraphs as text, and tables; one within a cell or a text box is part of its text."""

    parts: tuple[str | WordTable, ...]

    @property
    def text(self) -> str:
        """Return all of it as text, the paragraphs of cells as lines."""
        return "".join(
            f"{line}\n" for part in self.parts for line in ((part,) if isinstance(part, str) else part.lines)
        )


def read_word(data: bytes, name: str) -> WordDocument:
    """Return the body. Raises UnreadableError with the reason; a hidden deletion is not part of it."""
    parts = read_parts(data, name, _PARTS)
    numbering, styles = parts.get(_PARTS[1]), parts.get(_PARTS[2])
    numbers = read_numbers(numbering, styles) if numbering is not None else NO_NUMBERS
    return WordDocument(tuple(_body(parts[_PARTS[0]], numbers, count(1))))


def _body(element: Element, numbers: Numbers, tables: Iterator[int]) -> Iterator[str | WordTable]:
    """Yield paragraphs and tables in their order; what stands in a text box comes after its paragraph."""
    for each in element:
        kind = local(each.tag)
        if kind == "p":
            yield from _paragraph(each, numbers)
        elif kind == "tbl":
            yield read_table(each, next(tables), lambda cell: _paragraphs(cell, numbers))
        elif kind not in _SKIPPED:
            yield from _body(each, numbers, tables)


def _paragraphs(element: Element, numbers: Numbers) -> Iterator[str]:
    """Yield the paragraphs below, also those of tables; one within another (a text box) comes after it."""
    for child in element:
        kind = local(child.tag)
        if kind == "p":
            yield from _paragraph(child, numbers)
        elif kind not in _SKIPPED:
            yield from _paragraphs(child, numbers)


def _paragraph(element: Element, numbers: Numbers) -> Iterator[str]:
    yield numbers.prefix(element) + "".join(_words(element))
    yield from _inner(element, numbers)


def _inner(paragraph: Element, numbers: Numbers) -> Iterator[str]:
    for child in paragraph:
        if local(child.tag) == "txbxContent":
            yield from _paragraphs(child, numbers)
        elif local(child.tag) not in _SKIPPED:
            yield from _inner(child, numbers)


def _words(element: Element) -> Iterator[str]:
    for child in element:
        kind = local(child.tag)
        if kind == "t":
            yield child.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind not in _SKIPPED and kind != "txbxContent":
            yield from _words(child)
