"""Tables for machines: JSON numbers, strings, null; the titles of the columns once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from luoshi.report.document import LampMark, Percent, Points, Rate, TaskRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.report.document import Cell, Table


def build_table_facts(tables: Iterable[Table], view: str, as_of: dt.date) -> dict[str, Any]:
    """Return the machine form of ``export``: percentages and points are numbers, a rate has its denominator."""
    return {"schema": 1, "as_of": as_of.isoformat(), "view": view, "tables": [_table(table) for table in tables]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "caption": table.caption,
        "columns": [column.title for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "total": table.total,
    }


def _cell(cell: Cell) -> Any:
    match cell:
        case Percent(value=value) | Points(value=value):
            return float(value)
        case Rate():
            return {"value": None if cell.value is None else float(cell.value), "part": cell.part, "whole": cell.whole}
        case LampMark(name=text) | TaskRef(id=text):
            return text
        case dt.date():
            return cell.isoformat()
    return cell
