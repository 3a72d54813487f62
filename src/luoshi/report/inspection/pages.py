"""What all pages of inspection are made with: tables with their machine form beside."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.report.document import Align, Column, LampMark, Page, Paragraph, Percent, Rate, Section, Table, TaskRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.report.document import Block, Cell


def make_table(name: str, caption: str, columns: Iterable[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> Table:
    """Return a table; ``columns``: title and width. Columns of numbers, by their first row, stand to the right."""
    held = tuple(tuple(row) for row in rows)
    made = tuple(
        Column(title, Align.RIGHT if held and isinstance(held[0][place], int | Rate) else Align.LEFT, width)
        for place, (title, width) in enumerate(columns)
    )
    return Table(name, caption, made, held)


def make_page(title: str, blocks: Iterable[Block], facts: Mapping[str, object]) -> Page:
    """Return a page of one section."""
    return Page((Section("page", title, tuple(blocks)),), facts)


def say_text(text: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((text,))


def list_facts(table: Table) -> list[dict[str, object]]:
    """Return the rows of a table for machines, by the titles of the columns."""
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, map(_simplify, row), strict=True)) for row in table.rows]


def _simplify(cell: Cell) -> object:
    match cell:
        case Rate():
            return {"value": _plain(cell.value), "part": cell.part, "whole": cell.whole}
        case Percent():
            return _plain(cell.value)
        case LampMark():
            return cell.name
        case TaskRef():
            return cell.id
        case dt.date():
            return cell.isoformat()
        case _:
            return cell


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def make_rate(part: int, whole: int) -> Rate:
    """Return a share with one decimal, rounded half up; without value where there is no whole."""
    if not whole:
        return Rate(None, part, whole)
    tenths = (part * 2000 + whole) // (whole * 2)
    return Rate(Decimal(tenths) / 10, part, whole)
