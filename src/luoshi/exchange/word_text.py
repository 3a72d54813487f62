"""The text of a .docx: a line a paragraph, numbers that Word counts written out, deleted words left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.exchange.word_numbers import NO_NUMBERS, Numbers, read_numbers
from luoshi.exchange.word_package import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tcPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")


class WordText(NamedTuple):
    """The text of a document, and how many tables it has: their cells are lines of the text, not rows."""

    text: str
    tables: int


def read_word(data: bytes, name: str) -> WordText:
    """Return the text of the body. Raises UnreadableError with the reason; a hidden deletion is not part of it."""
    parts = read_parts(data, name, _PARTS)
    numbering, styles = parts.get(_PARTS[1]), parts.get(_PARTS[2])
    numbers = read_numbers(numbering, styles) if numbering is not None else NO_NUMBERS
    body = parts[_PARTS[0]]
    tables = sum(local(element.tag) == "tbl" for element in body.iter())
    return WordText("\n".join(_paragraphs(body, numbers)) + "\n", tables)


def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _paragraphs(element: Element, numbers: Numbers) -> Iterator[str]:
    """Yield the paragraphs below, also those of tables; one within another (a text box) comes after it."""
    for child in element:
        kind = local(child.tag)
        if kind == "p":
            yield numbers.prefix(child) + "".join(_words(child))
            yield from _inner(child, numbers)
        elif kind not in _SKIPPED:
            yield from _paragraphs(child, numbers)


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
