"""What stands around the body of an official document: 报头, 标题, 主送, 附件说明, 落款, 版记."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import long_date
from luoshi.render.docx.docx_measure import fit_name
from luoshi.render.docx.docx_styles import RED
from luoshi.render.docx.docx_xml import TWIPS_PER_MM, element, line, paragraph, run
from luoshi.render.on_paper import break_heading, split_mark
from luoshi.render.text.display_width import measure_width
from luoshi.report.sheets import is_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.render.docx.docx_measure import PageMeasure
    from luoshi.report.document import Document, Masthead

_TITLE = 440
_HEAD_TOP = round(35 * TWIPS_PER_MM)
"""From the top of the text area to the name of the sender (GB/T 9704-2012, 7.2.4)."""
_LARGEST, _LETTER = 52, 36
_RED_LINE = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
"""4 mm under the number."""


def write_head(document: Document, page: PageMeasure) -> Iterator[str]:
    """Yield the red head down to the line, the title and the addressee; a letter, mostly a form, stands closer."""
    letter = is_sheet(document)
    if document.masthead.name:
        yield from _masthead(document.masthead, page, letter=letter)
    closer = element("spacing", before=page.pitch // 2, after=page.pitch // 2) if letter else ""
    title = break_heading(document.title, page.room // _TITLE)
    yield paragraph("LsTitle", run(title), closer + ("" if "\n" in title else _balanced(title, page)))
    if document.to:
        yield line("LsTo", document.to)


def _masthead(head: Masthead, page: PageMeasure, *, letter: bool) -> Iterator[str]:
    """Yield the name of the sender in red, the number, and the red line; the name fits in one line if it can."""
    points = fit_name(head.name, page, _LETTER if letter else _LARGEST)
    name = run(head.name, f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>')
    yield paragraph("LsHead", name, element("spacing", before=None if letter else _HEAD_TOP))
    if letter:
        yield line("LsIssue", head.issue, _RED_LINE + element("spacing", before=0))
        return
    yield line("LsIssue", head.issue)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{page.room}"/></w:tabs>'
    yield paragraph("LsRedLine", f"{run(head.office)}<w:r><w:tab/></w:r>{run(long_date(head.date))}", right)


def _balanced(title: str, page: PageMeasure) -> str:
    """Return indents that make the lines of a long title about equal: one line more is better than a single word."""
    width = measure_width(title) * _TITLE // 2
    lines = -(-width // page.room)
    if lines <= 1:
        return ""
    free = max(page.room - width // lines - 2 * _TITLE, 0) // 2
    return element("ind", left=free, right=free) if free > _TITLE else ""


def write_enclosed(document: Document, page: PageMeasure) -> Iterator[str]:
    """Yield 附件说明: a line below the text, names one under the other, nothing after a name."""
    names = [split_mark(annex)[1] for annex in document.attachments]
    lead = 5 if len(names) == 1 else 6
    for number, name in enumerate(names):
        first = "附件：" if number == 0 else ""
        words = f"{first}{name}" if len(names) == 1 else f"{first}{number + 1}.{name}"
        hang = 3 if number == 0 else 0
        left = (lead if len(names) == 1 else 6) * page.character
        indent = element("ind", left=left, hanging=(hang + (len(names) > 1)) * page.character)
        spacing = element("spacing", before=page.pitch) if number == 0 else ""
        yield line("LsEnclosed", words, spacing + indent)


def write_signature(document: Document, page: PageMeasure) -> Iterator[str]:
    """Yield 署名 and 成文日期.

    The date begins two characters to the right of the name, and ends two or more before the edge.
    """
    if not document.signature:
        return
    date = long_date(document.masthead.date)
    name_width, date_width = measure_width(document.signature), measure_width(date)
    right = max(name_width - date_width, 4)
    name_right = right + date_width + 4 - name_width
    half = page.character // 2
    yield line("LsSigned", document.signature, _right(name_right * half, page.pitch))
    yield line("LsSigned", date, '<w:keepNext w:val="0"/>' + _right(right * half, 0))


def _right(indent: int, before: int) -> str:
    return element("spacing", before=before or None) + element("ind", right=indent)
