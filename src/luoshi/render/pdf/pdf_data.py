"""The document as plain data for the typst template, which lays it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from luoshi.render.cell_text import drop_repeated_caption, long_date, pair_cells
from luoshi.render.charts.chart_table import make_chart_table, make_lamp_table
from luoshi.render.charts.drawings import draw_alone
from luoshi.render.charts.svg import choose_colour
from luoshi.render.column_widths import break_title, measure_columns
from luoshi.render.docx.docx_measure import fit_name, upright
from luoshi.render.on_paper import (
    break_heading,
    find_level,
    is_small,
    lies,
    list_joined,
    list_origin,
    split_mark,
)
from luoshi.render.paper_dates import format_on_paper
from luoshi.render.text.display_width import measure_width
from luoshi.report.document import Items, LampMark, LampMatrix, Paragraph, Table
from luoshi.report.paper import A4
from luoshi.report.sheets import LETTER, is_sheet
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from luoshi.render.charts.chart_table import Chart
    from luoshi.report.document import Block, Cell, Document, Section
    from luoshi.report.paper import Fonts, Paper

_TALLEST = 1.25
_TITLE_ROOM = 20
"""Characters of a title in one line."""
_ROOM = (8845, 12755)
"""Twips of the text area of an upright page and of a lying one, for the proportions of columns."""


def build_data(document: Document, paper: Paper, families: dict[str, list[str]]) -> dict[str, Any]:
    """Return what the template asks for."""
    head = document.masthead
    part = partial(_part, fonts=paper.fonts)
    return {
        "kind": LETTER if is_sheet(document) else document.kind,
        "fonts": families,
        "layout": _layout(document, paper),
        "title": visible(document.title),
        "heading": visible(break_heading(document.title, _TITLE_ROOM)),
        "masthead": {"name": visible(head.name), "issue": visible(head.issue), "office": visible(head.office)},
        "date": long_date(head.date),
        "to": visible(document.to),
        "sections": [part(section) for section in document.sections],
        "attachments": list(_sheets(document, part)),
        "enclosed": [visible(split_mark(section)[1]) for section in document.attachments],
        "signature": visible(document.signature),
        "issuer": visible(document.issued_by or document.signature),
        "signed": _signed(document),
        "copies": visible(f"抄送：{'、'.join(document.copies)}。") if document.copies else "",
        "origin": [visible(line) for line in list_origin(document)],
    }


def _sheets(document: Document, part: Callable[..., dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the attachments by sheets, those that follow one another on one; a last one that lies has the 版记."""
    sheet: list[Section] = []
    for annex, joined in zip(document.attachments, list_joined(document.attachments), strict=True):
        if sheet and not joined:
            yield _sheet(sheet, part, last=False)
            sheet = []
        sheet.append(annex)
    if sheet:
        yield _sheet(sheet, part, last=True)


def _sheet(annexes: list[Section], part: Callable[..., dict[str, Any]], *, last: bool) -> dict[str, Any]:
    lying = lies(annexes[0])
    return {"lying": lying, "parts": [part(each, lying=lying) for each in annexes], "last": last}


def _layout(document: Document, paper: Paper) -> dict[str, float]:
    layout, page = paper.layout, upright(paper.layout)
    return {
        "width": float(A4[0]),
        "height": float(A4[1]),
        "top": float(layout.top),
        "bottom": float(layout.bottom),
        "left": float(layout.left),
        "right": float(layout.right),
        "pitch": page.pitch / 20,
        "squeeze": page.squeeze / 20,
        "head": fit_name(document.masthead.name, page, 36 if is_sheet(document) else 52),
    }


def _signed(document: Document) -> dict[str, int]:
    """Return how many half characters stand to the right of the name and of the date (see docx_head)."""
    name, date = measure_width(document.signature), measure_width(long_date(document.masthead.date))
    right = max(name - date, 4)
    return {"name": right + date + 4 - name, "date": right}


def _part(section: Section, fonts: Fonts, *, lying: bool = False) -> dict[str, Any]:
    mark, name = split_mark(section)
    blocks = (drop_repeated_caption(block, section) if isinstance(block, Table) else block for block in section.blocks)
    return {
        "title": visible(section.title),
        "mark": mark,
        "name": visible(name),
        "blocks": [data for block in blocks for data in _block(block, fonts, _ROOM[lying])],
    }


def _block(block: Block, fonts: Fonts, room: int) -> Iterator[dict[str, Any]]:
    match block:
        case Paragraph():
            yield {"type": "paragraph", "text": visible(block.text), "level": find_level(block.text)}
        case Items():
            for number, item in enumerate(block.items, 1):
                text = f"{number}. {item.text}" if block.numbered else item.text
                yield {"type": "paragraph", "text": visible(text), "level": 0}
        case Table():
            yield _table(block, room)
        case _:
            yield _chart(block, fonts, room)


def _chart(chart: Chart, fonts: Fonts, room: int) -> dict[str, Any]:
    """Return a drawing, or the table of one that is too high for a page; the lamps are a table with full titles."""
    if isinstance(chart, LampMatrix):
        return _table(make_lamp_table(chart), room)
    svg, width, height = draw_alone(chart, fonts)
    if height > width * _TALLEST:
        return _table(make_chart_table(chart), room)
    return {"type": "chart", "caption": visible(chart.caption), "svg": svg, "summary": visible(chart.summary)}


def _table(table: Table, room: int) -> dict[str, Any]:
    widths = measure_columns(table, room)
    heads = zip(table.columns, widths, strict=True)
    return {
        "type": "table",
        "caption": visible(table.caption),
        "titles": [visible(break_title(column.title, width, small=is_small(table))) for column, width in heads],
        "widths": widths,
        "aligns": [column.align.value for column in table.columns],
        "rows": [[_cell(cell, table) for cell in _filled(row, table)] for row in table.rows],
        "total": table.total,
        "form": table.form,
        "wide": is_small(table),
        "empty": visible(table.empty),
        "note": visible(table.note),
    }


def _filled(row: tuple[Cell, ...], table: Table) -> tuple[Cell, ...]:
    """Return the cells of a row; a form's only as far as it has labels."""
    return tuple(cell for pair in pair_cells(row) for cell in pair) if table.form else row


def _cell(cell: Cell, table: Table) -> dict[str, str | None]:
    return {
        "text": visible(format_on_paper(cell, table)),
        "tint": choose_colour(cell) if isinstance(cell, LampMark) else None,
    }
