"""The body of a Word file: everything between the head and the foot, in sections of upright and lying pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.render.charts.chart_png import draw_png
from luoshi.render.docx.docx_blocks import Desk, write_blocks, write_section
from luoshi.render.docx.docx_head import write_enclosed, write_head, write_signature
from luoshi.render.docx.docx_measure import lying, upright
from luoshi.render.docx.docx_package import describe, fill, make_package, packed, place_picture
from luoshi.render.docx.docx_page import write_page_setup, write_section_end
from luoshi.render.docx.docx_record import write_record
from luoshi.render.docx.docx_xml import line
from luoshi.render.on_paper import lies, list_joined, split_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as Package

    from luoshi.report.document import Document, Section
    from luoshi.report.paper import Paper


_SHORT = 500
"""Characters of XML: a paragraph of some ten lines."""


class Sheets(Frozen):
    """The two kinds of pages, each with its desk and its finished ``w:sectPr``."""

    upright: Desk
    lying: Desk
    upright_end: str
    lying_end: str


def make_sheets(package: Package, paper: Paper, footers: tuple[str, str]) -> Sheets:
    """Return the two kinds of pages of luoshi's own layout."""
    pages = upright(paper.layout), lying(paper.layout)
    place, draw = partial(place_picture, package), partial(draw_png, fonts=paper.fonts)
    desks = [Desk(page, place, draw) for page in pages]
    return Sheets(desks[0], desks[1], *(write_page_setup(page, footers) for page in pages))


def render_plain(document: Document, paper: Paper) -> bytes:
    """Return the file in luoshi's own layout."""
    package, footers = make_package(upright(paper.layout), paper.fonts)
    sheets = make_sheets(package, paper, footers)
    end = sheets.lying_end if ends_lying(document) else sheets.upright_end
    fill(package, "".join(write_document(document, sheets)) + end)
    describe(package, document)
    return packed(package)


def write_document(document: Document, sheets: Sheets) -> Iterator[str]:
    """Yield the whole document; the last section has no end of its own."""
    page = sheets.upright.page
    yield from write_head(document, page)
    yield from kept(write_text(document, sheets.upright))
    yield from write_enclosed(document, page)
    yield from write_signature(document, page)
    yield from write_annexes(document, sheets)
    yield write_record(document, sheets.lying.page if ends_lying(document) else page)


def write_text(document: Document, desk: Desk) -> Iterator[str]:
    """Yield the parts of the text."""
    for section in document.sections:
        yield from write_section(section, desk)


def kept(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts, the last one bound to what follows, where it is short: a signature never stands alone.

    LibreOffice moves a bound paragraph whole, and a long one would leave a page half empty.
    """
    *before, last = (*parts, "")[:-1] or ("",)
    yield from before
    yield (
        last
        if len(last) > _SHORT
        else last.replace('<w:pStyle w:val="LsBody"/>', '<w:pStyle w:val="LsBody"/><w:keepNext/>')
    )


def ends_lying(document: Document) -> bool:
    """Whether the last attachment lies: what follows, the 版记, stands at the foot of its last page."""
    return bool(document.attachments) and lies(document.attachments[-1])


def write_annexes(document: Document, sheets: Sheets) -> Iterator[str]:
    """Yield the attachments, each on a new page, but short ones after one another.

    Where one lies after an upright one, or the other way, a new section begins.
    """
    was = False
    for annex, joined in zip(document.attachments, list_joined(document.attachments), strict=True):
        now = lies(annex)
        if now != was:
            yield write_section_end(sheets.lying_end if was else sheets.upright_end)
        yield from _annex(annex, sheets.lying if now else sheets.upright, joined=joined)
        was = now


def _annex(annex: Section, desk: Desk, *, joined: bool) -> Iterator[str]:
    mark, name = split_mark(annex)
    yield line("LsAnnex", mark, '<w:keepNext/><w:pageBreakBefore w:val="0"/>' if joined else "")
    if name:
        yield line("LsAnnexTitle", name)
    yield from write_blocks(annex, desk)
