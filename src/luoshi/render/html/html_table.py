"""A table as HTML. Its body is joined from strings: a year's annex may have ten thousand rows."""

from __future__ import annotations

import datetime as dt
import re
from html import escape
from typing import TYPE_CHECKING

from luoshi.render.cell_text import format_cell
from luoshi.render.charts.svg import mark
from luoshi.render.on_paper import is_wide
from luoshi.report.document import LampMark, Percent, Points, Rate, TaskRef
from luoshi.visible_text import one_line_end

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from luoshi.report.document import Cell, Column, Document, Table

_UNSAFE = re.compile(r"[^\w.-]")
_SHORT = 10
"""Rows of a table that is not torn across pages."""
_CHOICES = 60
_NUMBERS = (int, Rate, Percent, Points)


def name_anchor(task: str) -> str:
    """Return the id of a task's row; what an address cannot hold is written as its number."""
    return "task-" + _UNSAFE.sub(lambda match: f"_{ord(match.group()):x}_", task)


def find_homes(document: Document) -> dict[str, str]:
    """Return, for each task, the id of the table in which its row can be looked up: the one with most tasks."""
    listed = {table.id: _tasks_of(table) for table in document.tables()}
    fullest = sorted(listed, key=lambda name: -len(listed[name]))
    return {task: name for name in reversed(fullest) for task in listed[name]}


def write_table(table: Table, homes: Mapping[str, str], *, unseen: bool = False) -> str:
    """Return the table with its caption and note; tasks are tied to their rows in their home table.

    ``unseen``: the heading above has just said the caption, which is then left to screen readers.
    """
    name = escape(f"table-{table.id}")
    caption, hidden = escape_html(table.caption), ' class="unseen"' if unseen else ""
    if not table.rows:
        above = "" if unseen else f'<p class="caption">{caption}</p>'
        return f'{above}<p class="empty">{escape_html(table.empty)}</p>{_note(table)}'
    return (
        f'<div class="frame" role="group" aria-labelledby="{name}-caption" tabindex="0">'
        f'<table class="{_classes(table)}" id="{name}"><caption id="{name}-caption"{hidden}>{caption}</caption>'
        f"{_head(table)}{_bodies(table, homes)}</table></div>{_note(table)}"
    )


def _classes(table: Table) -> str:
    return f"grid{' dense' if is_wide(table) else ''}{' short' if len(table.rows) <= _SHORT else ''}"


def _tasks_of(table: Table) -> list[str]:
    return [cell.id for row in table.rows for cell in row if isinstance(cell, TaskRef)]


def _head(table: Table) -> str:
    columns = zip(table.columns, zip(*table.rows, strict=True), strict=True)
    heads = "".join(_heading(column, cells) for column, cells in columns)
    return f"<colgroup>{''.join(_widths(table))}</colgroup><thead><tr>{heads}</tr></thead>"


def _widths(table: Table) -> Iterator[str]:
    """Yield each column's share of the page; the page's styles name every share up to 100."""
    total = sum(column.width for column in table.columns)
    for column in table.columns:
        yield f'<col class="w{max(round(100 * column.width / max(total, 1)), 1)}">'


def _heading(column: Column, cells: Sequence[Cell]) -> str:
    kinds = ' data-kind="number"' if any(isinstance(cell, _NUMBERS) for cell in cells) else ""
    if _can_choose(column, cells):
        kinds += " data-choose"
    return f'<th scope="col" class="{column.align}"{kinds}>{escape_html(column.title)}</th>'


def _can_choose(column: Column, cells: Sequence[Cell]) -> bool:
    """Say whether readers pick from this column's values: lamps and units."""
    lamps = any(isinstance(cell, LampMark) for cell in cells)
    return lamps or ("单位" in column.title and len(set(cells)) <= _CHOICES)


def _bodies(table: Table, homes: Mapping[str, str]) -> str:
    """Return the rows; the total stands in a body of its own, where sorting leaves it last."""
    own = {task for task, home in homes.items() if home == table.id}
    last = len(table.rows) - table.total
    starts = [f'<td class="{column.align}"' for column in table.columns]
    body = _rows(table.rows[:last], starts, own, homes)
    total = _rows(table.rows[last:], starts, own, homes)
    return f"<tbody>{body}</tbody>" + (f'<tbody class="total">{total}</tbody>' if total else "")


def _rows(rows: Iterable[tuple[Cell, ...]], starts: list[str], own: Collection[str], homes: Mapping[str, str]) -> str:
    seen: set[str] = set()
    return "".join(_row(row, starts, _first_of(row, own, seen), homes) for row in rows)


def _first_of(row: tuple[Cell, ...], own: Collection[str], seen: set[str]) -> str | None:
    """Return the task whose row this is, once: an id stands once in a page."""
    task = next((cell.id for cell in row if isinstance(cell, TaskRef) and cell.id in own), None)
    if task is None or task in seen:
        return None
    seen.add(task)
    return task


def _row(row: tuple[Cell, ...], starts: list[str], task: str | None, homes: Mapping[str, str]) -> str:
    start = f'<tr id="{name_anchor(task)}">' if task else "<tr>"
    cells = [_cell(before, cell, task, homes) for before, cell in zip(starts, row, strict=True)]
    return f"{start}{''.join(cells)}</tr>\n"


def _cell(start: str, cell: Cell, task: str | None, homes: Mapping[str, str]) -> str:
    """Return one cell; the id that its row is known by needs no tie to itself."""
    match cell:
        case LampMark():
            return (
                f'{start} data-rank="{cell.rank}"><span class="lamp">{mark(cell)}{escape_html(cell.name)}</span></td>'
            )
        case TaskRef():
            return f"{start}>{write_task(cell.id, {} if cell.id == task else homes)}</td>"
        case dt.date():
            return f"{start}><time>{cell}</time></td>"
    return f"{start}>{escape_html(format_cell(cell))}</td>"


def write_task(task: str, homes: Mapping[str, str]) -> str:
    """Return the id of a task, tied to its row where there is one."""
    if task not in homes:
        return f'<span class="id">{escape(task)}</span>'
    return f'<a class="id" href="#{name_anchor(task)}">{escape(task)}</a>'


def _note(table: Table) -> str:
    return f'<p class="note">{escape_html(table.note)}</p>' if table.note else ""


def escape_html(text: str) -> str:
    """Return ``text`` escaped; its line breaks become ``<br>``."""
    return escape(one_line_end(text)).replace("\n", "<br>")
