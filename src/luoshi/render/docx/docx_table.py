"""A table in Word: the head repeated on every page, no row torn, widths as the columns ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luoshi.render.cell_text import format_cell, pair_cells
from luoshi.render.charts.svg import choose_colour
from luoshi.render.column_widths import break_title, measure_columns
from luoshi.render.docx.docx_styles import TABLE
from luoshi.render.docx.docx_xml import line, paragraph, run, safe
from luoshi.render.on_paper import is_small
from luoshi.render.paper_dates import format_on_paper
from luoshi.report.document import LampMark
from luoshi.visible_text import one_line_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell, Column, Table

# Pale enough for black words, and told apart by the word where the print has no colour.
_TINTS: Final = {"red": "F8CFCF", "orange": "FBE0C0", "yellow": "FFF3B0", "blue": "D3E3F8", "green": "D5EDD9"}
_BLANK = 760
"""Twips of height that a form leaves for what is written by hand."""


def write_table(table: Table, room: int) -> str:
    """Return caption, table and note; ``room``: the width of the text area in twips."""
    caption = line("LsCaption", table.caption) if table.caption else ""
    note = line("LsNote", table.note) if table.note else ""
    if not table.rows:
        return f"{caption}{line('LsBody', table.empty)}{note}"
    widths = measure_columns(table, room)
    return f"{caption}{_frame(table, widths)}{''.join(_body(table, widths))}</w:tbl>{note}"


def gap() -> str:
    """Return a low empty line; tables that touch would become one."""
    spacing = '<w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/>'
    return paragraph("LsNote", "", spacing)


def _frame(table: Table, widths: list[int]) -> str:
    """Return the start of the table up to its grid."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val="{safe(table.caption or table.id)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _body(table: Table, widths: list[int]) -> Iterator[str]:
    if table.form:
        yield from (_form_row(row, widths) for row in table.rows)
        return
    head, text = ("LsWideHead", "LsWideText") if is_small(table) else ("LsTableHead", "LsTableText")
    small = is_small(table)
    named = [break_title(each.title, width, small=small) for each, width in zip(table.columns, widths, strict=True)]
    titles = (_cell(width, paragraph(head, run(title))) for title, width in zip(named, widths, strict=True))
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(titles)}</w:tr>"
    starts = [_start(column, text) for column in table.columns]
    last = len(table.rows) - table.total
    for number, row in enumerate(table.rows):
        texts = [format_on_paper(cell, table).replace("\r\n", "\n") for cell in row]
        yield _row(row, texts, widths, starts, bold=number >= last)


def _start(column: Column, style: str) -> tuple[str, str]:
    """Return the style of a column's cells, and its alignment where that differs from the style's."""
    return style, "" if column.align == "left" else f'<w:jc w:val="{column.align.replace("centre", "center")}"/>'


def _row(
    row: tuple[Cell, ...], texts: list[str], widths: list[int], starts: list[tuple[str, str]], *, bold: bool
) -> str:
    thick = "<w:b/><w:bCs/>" if bold else ""
    cells = "".join(
        _cell(width, paragraph(style, run(text, thick), align), _tint(cell))
        for cell, text, width, (style, align) in zip(row, texts, widths, starts, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _form_row(row: tuple[Cell, ...], widths: list[int]) -> str:
    """Return a row of a form: labels at odd places, what is filled in at even ones; an empty one leaves room."""
    pairs = pair_cells(row)
    blank = len(pairs) == 1 and not format_cell(pairs[0][1])
    height = f'<w:trHeight w:val="{_BLANK}" w:hRule="atLeast"/>' if blank else ""
    cells = "".join(_form_pair(pair, number, len(pairs), widths) for number, pair in enumerate(pairs))
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def _form_pair(pair: tuple[Cell, Cell], number: int, count: int, widths: list[int]) -> str:
    """Return a label and what is filled in; the last of a row reaches to the edge."""
    label, filled = (format_cell(each) for each in pair)
    rest = widths[number * 2 + 1 :] if number == count - 1 else widths[number * 2 + 1 : number * 2 + 2]
    span = f'<w:gridSpan w:val="{len(rest)}"/>' if len(rest) > 1 else ""
    return _cell(widths[number * 2], _form_lines("LsFormLabel", label)) + _cell(
        sum(rest), _form_lines("LsFormText", filled), span
    )


def _form_lines(style: str, text: str) -> str:
    return "".join(line(style, each) for each in one_line_end(text).split("\n"))


def _cell(width: int, content: str, shade: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _tint(cell: Cell) -> str:
    if not isinstance(cell, LampMark):
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{_TINTS[choose_colour(cell)]}"/>'
