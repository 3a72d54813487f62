"""Word files made by python-docx: paragraphs and tables, cells merged as an office merges them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Sequence

Area = tuple[int, int, int, int]
"""First row and column, last row and column."""


class Paper:
    """A document under way."""

    def __init__(self) -> None:
        """Begin with an empty one."""
        self.document = docx.Document()

    def say(self, *lines: str) -> Paper:
        """Add paragraphs."""
        for line in lines:
            self.document.add_paragraph(line)
        return self

    def table(self, rows: Sequence[Sequence[str]], *merges: Area) -> Paper:
        """Add a table; a merged cell holds what its first cell says."""
        made = self.document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                made.cell(at, column).text = text
        for top, left, bottom, right in merges:
            made.cell(top, left).merge(made.cell(bottom, right)).text = rows[top][left]
        return self

    def raw_table(self, widths: Sequence[int], *rows: str) -> Paper:
        """Add a table with the lines between its columns where they are told to be."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(table_xml(widths, *rows)))
        return self

    def saved(self) -> bytes:
        """Return the file."""
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()


def row(*cells: str, properties: str = "") -> str:
    """Return a row."""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(text: str, span: int = 1, *, merge: str = "", numbered: bool = False) -> str:
    """Return a cell over ``span`` lines; ``merge``: ``<w:vMerge/>`` and the like; ``numbered``: Word counts it."""
    style = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>' if numbered else ""
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>'
    return f"<w:tc>{properties}<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table_xml(widths: Sequence[int], *rows: str) -> str:
    """Return a table; ``widths`` in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
