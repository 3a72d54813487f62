"""What the writers of a Word file share: the pages, and how a chart becomes a picture in the package."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from luoshi.render.charts.chart_png import png_of
from luoshi.render.docx.docx_blocks import Desk
from luoshi.render.docx.docx_body import Sheets
from luoshi.render.docx.docx_measure import lying, upright
from luoshi.render.docx.docx_package import place_picture
from luoshi.render.docx.docx_page import section_xml

if TYPE_CHECKING:
    from docx.document import Document as Package

    from luoshi.report.paper import Paper


def sheets_of(package: Package, paper: Paper, footers: tuple[str, str]) -> Sheets:
    """Return the two kinds of pages of luoshi's own layout."""
    pages = upright(paper.layout), lying(paper.layout)
    place, draw = partial(place_picture, package), partial(png_of, fonts=paper.fonts)
    desks = [Desk(page, place, draw) for page in pages]
    return Sheets(desks[0], desks[1], *(section_xml(page, footers) for page in pages))
