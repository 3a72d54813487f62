"""Elements of Word's XML, whatever their namespace: Word and WPS use two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_LONGEST = 10


def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """Return the elements of this name directly below."""
    return [each for each in element if local(each.tag) == name]


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first element down this path; None where one is missing."""
    found = element
    for name in names:
        found = next(iter(children(found, name)), None) if found is not None else None
    return found


def members(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those within content controls and insertions."""
    for each in element:
        if local(each.tag) == name:
            yield each
        elif local(each.tag) in _WRAPPERS:
            yield from members(each, name)


def attribute(element: Element, name: str) -> str:
    """Return an attribute; the empty text where it is missing."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def value(element: Element | None) -> str:
    """Return the ``w:val`` of an element; the empty text where there is none."""
    return "" if element is None else attribute(element, "val")


def whole(text: str, default: int) -> int:
    """Return a number that is written in digits, ``default`` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST else default
