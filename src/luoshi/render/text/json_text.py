"""The document for machines: the schema number first, then keys sorted; every figure with its tasks.

The shape is a contract (design, part 6): keys may be added, none changes its meaning within ``schema`` 1.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.frozen import values_of
from luoshi.render.charts.chart_table import tabulate_chart
from luoshi.report.document import FigureRef, Items, LampMark, Paragraph, Percent, Points, Rate, Table, TaskRef
from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.report.document import Block, Cell, Document, Figure, Section

SCHEMA = 1


def render(document: Document) -> bytes:
    """Return JSON with a line feed at its end. Shares and gaps are numbers, as rounded: ``71.1``."""
    text = json.dumps(_document(document), ensure_ascii=False, sort_keys=True, indent=1, default=_scalar)
    return f'{{\n "schema": {SCHEMA},{visible_json(text)[1:]}\n'.encode()


def _document(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "period": document.origin.period,
        "as_of": document.origin.as_of,
        "title": document.title,
        "masthead": values_of(document.masthead),
        "to": document.to,
        "signature": document.signature,
        "copies": document.copies,
        "origin": values_of(document.origin),
        "figures": {key: _figure(figure) for key, figure in document.figures.items()},
        "sections": [_section(section) for section in document.sections],
        "attachments": [_section(section) for section in document.attachments],
        "tables": [_table(table) for table in document.tables()],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {"label": figure.label, "value": figure.value, "of": figure.of, "tasks": figure.tasks}


def _section(section: Section) -> dict[str, Any]:
    return {"id": section.id, "title": section.title, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    """Return one block; a table is named here and stands in full among ``tables``."""
    match block:
        case Paragraph():
            return {"type": "paragraph", **_paragraph(block)}
        case Items():
            return {"type": "items", "numbered": block.numbered, "items": [_paragraph(item) for item in block.items]}
        case Table():
            return {"type": "table", "id": block.id}
    return {"type": "chart", "summary": block.summary, **_table(tabulate_chart(block))}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    ties = [{"text": run.text, "figure": run.figure} for run in paragraph.runs if isinstance(run, FigureRef)]
    return {"text": paragraph.text, "figures": ties}


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "caption": table.caption,
        "columns": [column.title for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "total": table.total,
        "note": table.note,
    }


def _cell(cell: Cell) -> object:
    match cell:
        case Percent() | Points():
            return cell.value
        case Rate():
            return {"value": cell.value, "part": cell.part, "whole": cell.whole}
        case LampMark():
            return {"lamp": cell.name, "rank": cell.rank}
        case TaskRef():
            return {"task": cell.id, "path": cell.path}
    return cell


def _scalar(value: Decimal | dt.date) -> float | str:
    """Return what JSON has no type for; a float of one decimal is written back as that decimal."""
    return float(value) if isinstance(value, Decimal) else value.isoformat()
