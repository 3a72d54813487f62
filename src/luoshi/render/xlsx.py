"""Tables as a workbook, one sheet each: strings stay strings, dates are dates, lamps a colour and a word.

Same tables, same bytes. Nothing becomes a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from luoshi.extras import import_extra
from luoshi.frozen import Frozen
from luoshi.render.cell_text import format_cell, long_date
from luoshi.render.charts.svg import COLOURS, choose_colour
from luoshi.render.text.display_width import measure_width
from luoshi.report.document import Align, LampMark, Percent, Points
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luoshi.report.document import Cell, Column, Table

_HEAD: Final = 1
_FIRST: Final = 2
_A4: Final = 9
_LINE: Final = 15
"""Points of a line."""
_MOST_LINES: Final = 27
"""A row is at most 409 points high."""
_A3: Final = 8
_FITS_A4, _FITS_A3 = 165, 235
"""Columns of digits that a lying sheet holds in eight points or more; wider columns of words are squeezed to that."""
_NARROW: Final = 13
"""Columns of dates, numbers and short words are left as they are."""
_MAX_TEXT: Final = 32_000
_WIDEST: Final = 44
_NAME: Final = 31
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
# Pale enough for black words, and told apart by the word where the print has no colour.
_TINTS: Final = MappingProxyType(
    {"red": "#F8CFCF", "orange": "#FBE0C0", "yellow": "#FFF3B0", "blue": "#D3E3F8", "green": "#D5EDD9"}
)
_CELL: Final = MappingProxyType(
    {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
)
_ALIGN: Final = MappingProxyType({Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"})
_SHAPES: Final = MappingProxyType({"text": "", "date": "yyyy-mm-dd", "percent": '0.0"%"', "points": "+0.0;-0.0;0.0"})


def render_tables(tables: Iterable[Table], author: str, as_of: dt.date, *, dated: bool = False) -> bytes:
    """Return the workbook, made on ``as_of`` by its own word; ``dated``: each title says until when it counts."""
    xlsxwriter = import_extra("xlsxwriter", "写 Excel 工作簿", "XlsxWriter", "excel", "或换一种格式")
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"company": visible(author), "created": dt.datetime.combine(as_of, dt.time(), dt.UTC)})
    looks, names = _Looks.of(book), set[str]()
    until = f"（截至{long_date(as_of)}）" if dated else ""
    for table in tables:
        name = _sheet_name(table.caption, names)
        _write(book.add_worksheet(name), table.but(caption=f"{table.caption}{until}"), looks)
    book.close()
    return stream.getvalue()


class _Looks(Frozen):
    """The formats of one workbook."""

    title: Any
    head: Any
    note: Any
    cells: dict[tuple[str, Align], Any]
    lamps: dict[str, Any]

    @classmethod
    def of(cls, book: Any) -> _Looks:
        """Register them."""
        cells = {
            (shape, align): book.add_format({**_CELL, "align": _ALIGN[align], **({"num_format": word} if word else {})})
            for shape, word in _SHAPES.items()
            for align in Align
        }
        lamps = {
            colour: book.add_format({**_CELL, "align": "center", "bg_color": _TINTS[colour]}) for colour in COLOURS
        }
        title = book.add_format({"bold": True, "font_size": 16, "font_name": "宋体", "align": "center"})
        head = book.add_format({**_CELL, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
        return cls(title, head, book.add_format({"font_name": "宋体", "font_size": 9}), cells, lamps)


def _write(sheet: Any, table: Table, looks: _Looks) -> None:
    texts = [[format_cell(cell) for cell in row] for row in table.rows]
    widths = _squeeze([_width(column, (row[place] for row in texts)) for place, column in enumerate(table.columns)])
    _write_heads(sheet, table, widths, looks)
    for number, row in enumerate(table.rows):
        sheet.set_row(number + _FIRST, _LINE * _lines(texts[number], widths))
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _put(sheet, (number + _FIRST, place), cell, column.align, looks)
    notes = filter(None, (table.note, "" if table.rows else table.empty))
    for number, note in enumerate(notes, _FIRST + len(table.rows)):
        sheet.write_string(number, 0, visible(note), looks.note)
    _set_up(sheet, len(table.rows) - table.total, len(widths) - 1, _A3 if sum(widths) > _FITS_A4 else _A4)


def _write_heads(sheet: Any, table: Table, widths: Sequence[float], looks: _Looks) -> None:
    sheet.write_string(0, 0, visible(table.caption), looks.title)
    if len(widths) > 1:  # one cell alone cannot be merged
        sheet.merge_range(0, 0, 0, len(widths) - 1, visible(table.caption), looks.title)
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.write_string(_HEAD, place, visible(column.title), looks.head)
        sheet.set_column(place, place, width)


def _put(sheet: Any, place: tuple[int, int], cell: Cell, align: Align, looks: _Looks) -> None:
    match cell:
        case LampMark():
            sheet.write_string(*place, visible(cell.name), looks.lamps[choose_colour(cell)])
        case Percent():
            sheet.write_number(*place, float(cell.value), looks.cells["percent", align])
        case Points():
            sheet.write_number(*place, float(cell.value), looks.cells["points", align])
        case int():
            sheet.write_number(*place, cell, looks.cells["text", align])
        case dt.date():
            sheet.write_datetime(*place, dt.datetime.combine(cell, dt.time()), looks.cells["date", align])
        case None:
            sheet.write_blank(*place, None, looks.cells["text", align])
        case _:
            sheet.write_string(*place, _fitting(visible(format_cell(cell))), looks.cells["text", align])


def _fitting(text: str) -> str:
    """A cell holds 32,767 characters."""
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}……（全文见台账）"


def _width(column: Column, texts: Iterable[str]) -> float:
    """Return the width in columns of digits: that of the longest line, at most its share of the page."""
    lines = (line for text in set(texts) for line in text.split("\n"))
    longest = max((measure_width(line[:_WIDEST]) for line in lines), default=0)
    share = max(2 * column.width, measure_width(column.title)) + 2
    return min(max(longest, measure_width(column.title)) * 1.1 + 2, share, _WIDEST)


def _squeeze(widths: list[float]) -> list[float]:
    """Return widths that an A3 holds in a size that is still read: wide columns give up in proportion."""
    fixed = sum(width for width in widths if width <= _NARROW)
    wide = sum(widths) - fixed
    if not wide or fixed + wide <= _FITS_A3:
        return widths
    share = max(_FITS_A3 - fixed, _NARROW) / wide
    return [width if width <= _NARROW else max(width * share, _NARROW) for width in widths]


def _lines(texts: Iterable[str], widths: Iterable[float]) -> int:
    """Return the lines of a row: not every program makes room for wrapped text."""
    found = (_lines_in(text, max(int(width) - 1, 1)) for text, width in zip(texts, widths, strict=True))
    return min(max(found, default=1), _MOST_LINES)


def _lines_in(text: str, width: int) -> int:
    if 2 * len(text) <= width:
        return text.count("\n") + 1
    return sum(max(1, -(-measure_width(line) // width)) for line in text.split("\n"))


def _set_up(sheet: Any, rows: int, last: int, paper: int) -> None:
    sheet.set_row(0, 30)
    sheet.freeze_panes(_FIRST, 0)
    if rows > 0:
        sheet.autofilter(_HEAD, 0, _HEAD + rows, last)
    sheet.set_paper(paper)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, _HEAD)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _sheet_name(caption: str, taken: set[str]) -> str:
    """Return a name that no other sheet has, within the 31 characters that a sheet's name may have."""
    plain = _UNFIT.sub("_", visible(caption)) or "表"
    name, number = plain[:_NAME], 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name
