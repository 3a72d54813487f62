"""One form of dates on a paper: what people read writes 2026年10月31日 in tables as in sentences.

Formats for machines (JSON, CSV) keep the ISO dates of the cells.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.render.cell_text import format_cell, long_date
from luoshi.report.document import Table

if TYPE_CHECKING:
    from luoshi.report.document import Block, Cell, Document, Section


_CROWDED = 8
"""Columns with which every row takes two lines anyway."""


class PaperDate(dt.date):
    """A date that is written as official documents write it; it sorts and compares like any other."""

    def __str__(self) -> str:
        """Return ``2026年10月31日``."""
        return long_date(self)


def spell_dates(document: Document) -> Document:
    """Return the document with the dates of its tables in the form of its sentences."""
    return document.but(
        sections=tuple(map(_spell_section, document.sections)),
        attachments=tuple(map(_spell_section, document.attachments)),
    )


def spell_table(table: Table) -> Table:
    """Return the table with its dates in the form of sentences."""
    return table.but(rows=tuple(tuple(map(_spell_cell, row)) for row in table.rows))


def format_on_paper(cell: Cell, table: Table) -> str:
    """Return the text of a cell; where many columns crowd a sheet, a date takes two lines."""
    text = format_cell(cell)
    return text.replace("年", "年\n", 1) if isinstance(cell, PaperDate) and len(table.columns) > _CROWDED else text


def _spell_section(section: Section) -> Section:
    return section.but(blocks=tuple(map(_spell_block, section.blocks)))


def _spell_block(block: Block) -> Block:
    return spell_table(block) if isinstance(block, Table) else block


def _spell_cell(cell: Cell) -> Cell:
    return PaperDate(cell.year, cell.month, cell.day) if isinstance(cell, dt.date) else cell
