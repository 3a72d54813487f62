"""The measures of a page in twips, reckoned from the layout: what makes 22 lines of 28 characters (reference 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.render.docx.docx_xml import convert_to_twips
from luoshi.render.text.display_width import measure_width
from luoshi.report.paper import A4

if TYPE_CHECKING:
    from luoshi.report.paper import Layout

SIZE = 320
"""A character of 16 points (三号)."""
_FOOTER_GAP = 10
"""Millimetres from the foot of the footer to the text area, which put the dash 7 mm below the text."""


class PageMeasure(Frozen):
    """``width`` and ``height`` of the page, its margins, and the text area; all in twips.

    ``pitch``: from line to line; ``squeeze``: added to each character, below zero where the line is full.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    footer: int
    pitch: int
    squeeze: int
    lying: bool = False

    @property
    def room(self) -> int:
        """The width of the text area."""
        return self.width - self.left - self.right

    @property
    def character(self) -> int:
        """The width of one character of text with its share of the squeeze."""
        return SIZE + self.squeeze


def upright(layout: Layout) -> PageMeasure:
    """Return the measures of an upright page."""
    width, height = (convert_to_twips(float(side)) for side in A4)
    top, bottom, left, right = (
        convert_to_twips(float(m)) for m in (layout.top, layout.bottom, layout.left, layout.right)
    )
    pitch = int(layout.line_spacing * 20) if layout.line_spacing else (height - top - bottom) // layout.lines
    squeeze = (width - left - right) // layout.characters - SIZE
    return PageMeasure(width, height, top, bottom, left, right, _footer(layout.bottom), pitch, squeeze)


def lying(layout: Layout) -> PageMeasure:
    """Return the measures of the same sheet turned: its head is at the binding."""
    page = upright(layout)
    margins = (page.left, page.right, page.bottom, page.top, _footer(layout.right))
    return PageMeasure(page.height, page.width, *margins, page.pitch, page.squeeze, lying=True)


def fit_name(name: str, page: PageMeasure, largest: int) -> int:
    """Return the points of the sender's name: as large as fits in one line, 22 at least."""
    return max(min(largest, page.room // 10 // max(measure_width(name), 1)), 22)


def _footer(margin: object) -> int:
    return convert_to_twips(max(float(str(margin)) - _FOOTER_GAP, 5))
