"""All tables of a document as one CSV file that Excel and WPS open with a double click.

UTF-8 with a byte order mark, without which they take it for GBK. It begins with the head of the first table, so that
pandas and Power Query read it as it is; captions, notes and what is said of empty tables come only when asked for.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from luoshi.render.cell_text import format_cell
from luoshi.report.document import Points
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.report.document import Cell, Document, Table

# What makes a spreadsheet take a text for a formula, and the full-width forms that some read alike (OWASP, CSV
# injection). Tab and carriage return come before `visible`, which would hide them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_BLANKS = " \u00a0\u3000\ufeff\u200b"
"""Some programs pass over blanks before a formula, seen or not."""


def render(document: Document, *, caption: bool = False) -> bytes:
    """Return the tables in their order, lines ended by CR LF; ``caption``: with what is said around them."""
    return render_tables(document.tables(), caption=caption)


def render_tables(tables: Iterable[Table], *, caption: bool = False) -> bytes:
    """Return tables alone, an empty line between two."""
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\r\n").writerows(_lines(tables, caption=caption))
    return output.getvalue().encode("utf-8-sig")


def _lines(tables: Iterable[Table], *, caption: bool) -> Iterator[list[str]]:
    for number, table in enumerate(tables):
        if number:
            yield []
        if caption:
            yield [_text(table.caption)]
        yield [_text(column.title) for column in table.columns]
        yield from ([_text(cell) for cell in row] for row in table.rows)
        if caption:
            yield from _remarks(table)


def _remarks(table: Table) -> Iterator[list[str]]:
    if not table.rows:
        yield [_text(table.empty)]
    if table.note:
        yield [_text(table.note)]


def _text(cell: Cell) -> str:
    """Return one cell; numbers stay numbers, so a gap of -12.5 is not taken for a formula, and +5.0 loses its plus."""
    if isinstance(cell, Points):
        return str(cell.value)
    text = format_cell(cell)
    if isinstance(cell, int) or not text.lstrip(_BLANKS).startswith(_FORMULA):
        return visible(text)
    return f"'{visible(text)}"
