"""Tables and bars as rich draws them for people at a terminal: lamps have a colour beside their shape and word.

The words of a ledger reach rich as ``Text``, in which neither ``[red]`` nor ``:smile:`` means anything; their lines
are folded before, by the same rules as in a pipe. Here too only ASCII draws.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final

from rich.box import Box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from luoshi.render.cell_text import format_cell
from luoshi.render.charts.svg import choose_colour, choose_shape
from luoshi.render.text.plain_table import draw_plain
from luoshi.render.text.table_layout import GAP, fit_grid, fold_records, list_bars
from luoshi.report.document import Align, LampMark, ShareBar, TaskRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import JustifyMethod

    from luoshi.render.text.table_layout import FittedTable
    from luoshi.render.text.terminal import Draw
    from luoshi.report.document import Cell, Table

_SHAPES = ("[X]", "/!\\", "<->", "[.]", "(v)")
"""Octagon, triangle, diamond, square, and the circle with a tick: the shapes of the drawings, in ASCII."""
_BOX = Box("    \n    \n -  \n    \n -  \n    \n    \n    \n", ascii=True)
_JUSTIFY: Final[dict[Align, JustifyMethod]] = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_MOST = 500
"""A longer table is searched rather than looked at, and rich takes two seconds for a thousand rows."""


def draw_on(*, colour: bool) -> Draw:
    """Return what draws on a terminal, in colours or in bold alone."""

    def draw(block: Table | ShareBar, width: int) -> Iterable[str]:
        if isinstance(block, ShareBar):
            return _printed(_bar(block, width), width, colour=colour)
        if len(block.rows) > _MOST:
            return draw_plain(block, width)
        grid = fit_grid(block, width, _words) or fit_grid(block, width, _stacked)
        return _printed(_grid(grid, block) if grid else _records(block, width), width, colour=colour)

    return draw


def _words(cell: Cell) -> str:
    return f"{_SHAPES[choose_shape(cell)]} {cell.name}" if isinstance(cell, LampMark) else format_cell(cell)


def _stacked(cell: Cell) -> str:
    """Return a lamp in two lines, where there is no room for its shape beside its word."""
    return f"{cell.name}\n{_SHAPES[choose_shape(cell)]}" if isinstance(cell, LampMark) else format_cell(cell)


def _style(cell: Cell) -> str:
    match cell:
        case LampMark():
            return f"bold {choose_colour(cell).replace('orange', 'dark_orange')}"
        case TaskRef():
            return "bold"
    return ""


def _grid(grid: FittedTable, table: Table) -> RichTable:
    drawn = RichTable(box=_BOX, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style="bold")
    for column, head, width in zip(table.columns, grid.heads, grid.widths, strict=True):
        drawn.add_column(Text("\n".join(head)), justify=_JUSTIFY[column.align], width=width, overflow="fold")
    for number, (cells, row) in enumerate(zip(grid.rows, table.rows, strict=True), 2):
        texts = (Text("\n".join(lines), style=_style(cell)) for lines, cell in zip(cells, row, strict=True))
        drawn.add_row(*texts, end_section=table.total and number == len(table.rows))
    return drawn


def _records(table: Table, width: int) -> Text:
    return Text("\n").join(Text(line, style=_style(cell)) for cell, line in fold_records(table, width, _words))


def _bar(share: ShareBar, width: int) -> RichTable:
    drawn = RichTable.grid(padding=(0, GAP, 0, 0))
    drawn.add_column()
    drawn.add_column(justify="right")
    drawn.add_column()
    for name, count, marks in list_bars(share, width):
        drawn.add_row(Text("\n".join(name)), Text(*count), Text("".join(marks), style="cyan"))
    return drawn


def _printed(drawn: RichTable | Text, width: int, *, colour: bool) -> list[str]:
    page = StringIO()
    console = Console(file=page, width=width, force_terminal=True, no_color=not colour, legacy_windows=False)
    console.print(drawn, soft_wrap=isinstance(drawn, Text))
    return page.getvalue().rstrip("\n").split("\n")
