"""版记: 抄送 and 印发 between thick and thin lines at the foot of the last page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import long_date
from luoshi.render.docx.docx_xml import element, line, paragraph, run
from luoshi.render.on_paper import list_origin
from luoshi.report.sheets import is_sheet

if TYPE_CHECKING:
    from luoshi.render.docx.docx_measure import PageMeasure
    from luoshi.report.document import Document

_CHARACTER = 280
_COPIES, _ISSUED = (3 * _CHARACTER, 0), (0, 1)
"""How far the lines after the first hang, and whether the end stands at the right."""
_THICK, _THIN = 8, 6
"""Eighths of a point: 0.35 and 0.25 mm (GB/T 9704-2012, 7.4.1)."""
_NARROWER = 150
"""Twips by which the table stays within the text area on each side."""
_NOTHING = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'


def write_record(document: Document, page: PageMeasure) -> str:
    """Return the origin of the report and the 版记; a table that floats to the foot needs a paragraph after it."""
    if is_sheet(document):
        return ""
    origin = "".join(line("LsOrigin", words, _first(number)) for number, words in enumerate(list_origin(document)))
    return f"{origin}{_table(document, page)}{paragraph('LsOrigin', '', _NOTHING)}"


def _first(number: int) -> str:
    return "" if number else element("spacing", before=320)


def _table(document: Document, page: PageMeasure) -> str:
    """Return the 版记.

    Its lines belong to the paragraphs, which reach beyond the table to the width of the text: LibreOffice lets no table
    float that is as wide as the text.
    """
    rows = [(f"抄送：{'、'.join(document.copies)}。", _COPIES)] if document.copies else []
    rows.append((f"{document.issued_by or document.signature}\t{long_date(document.masthead.date)}印发", _ISSUED))
    width = page.room - 2 * _NARROWER
    lines = "".join(_row(words, form, width, number, len(rows)) for number, (words, form) in enumerate(rows))
    return f"{_frame(width)}{lines}</w:tbl>"


def _row(words: str, form: tuple[int, int], width: int, number: int, count: int) -> str:
    """Return one row: text a character from both edges, a line above it, and one below the last."""
    hang, tab = form
    edge = width + _NARROWER - _CHARACTER
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>' if tab else ""
    parts = "<w:r><w:tab/></w:r>".join(run(part) for part in words.split("\t"))
    text = element("ind", left=_CHARACTER - _NARROWER + hang, right=_CHARACTER - _NARROWER, hanging=hang or None)
    above = _rule("top", _THIN if number else _THICK)
    below = _rule("bottom", _THICK) if number == count - 1 else ""
    content = f"{above}{paragraph('LsRecord', parts, tabs + text)}{below}"
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _rule(side: str, size: int) -> str:
    """Return a line as wide as the text of the page, in a paragraph without height."""
    border = f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/></w:pBdr>'
    reach = element("ind", left=-_NARROWER, right=-_NARROWER)
    return paragraph("LsRecord", "", f"{border}{_NOTHING}{reach}")


def _frame(width: int) -> str:
    """Return the start of a table that stands on the lower edge of the text area."""
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin" '
        f'w:tblpXSpec="center" w:tblpYSpec="bottom"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    )
