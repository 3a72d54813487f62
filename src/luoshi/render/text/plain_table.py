"""Tables and bars as plain text: what stands in a pipe, in a file, and on a terminal that shows nothing else.

Only ASCII draws lines: the box characters are two columns wide in consoles set to Chinese.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tabulate import SEPARATING_LINE, DataRow, Line, TableFormat, tabulate

from luoshi.render.text.table_layout import GAP, fit_grid, fold_records, list_bars
from luoshi.report.document import ShareBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from luoshi.render.text.table_layout import FittedTable
    from luoshi.report.document import Table

_RULE = (SEPARATING_LINE,)
_GAP = " " * GAP
_FORMAT = TableFormat(
    lineabove=None,
    linebelowheader=Line("", "-", _GAP, ""),
    linebetweenrows=None,
    linebelow=None,
    headerrow=None,
    datarow=DataRow("", _GAP, ""),
    padding=0,
    with_header_hide=None,
)


def draw_plain(block: Table | ShareBar, width: int) -> Iterable[str]:
    """Return the lines of a table that has rows, or of a bar, each at most ``width`` columns."""
    if isinstance(block, ShareBar):
        bars = (line for row in list_bars(block, width) for line in _lines(row))
        return _aligned(bars, ("left", "right", "left"))
    grid = fit_grid(block, width)
    return _grid(grid, block) if grid else (line for _, line in fold_records(block, width))


def _grid(grid: FittedTable, table: Table) -> list[str]:
    """Return the grid; its heads are rows to tabulate, which would make their columns wider by two."""
    rows = [list(_lines(row)) for row in grid.rows]
    if table.total:
        rows.insert(-1, [_RULE])
    lines = (*_lines(grid.heads), _RULE, *(line for row in rows for line in row))
    return _aligned(lines, [column.align.value.replace("centre", "center") for column in table.columns])


def _lines(cells: Iterable[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a row: those of its cells side by side."""
    return zip_longest(*cells, fillvalue="")


def _aligned(lines: Iterable[tuple[str, ...]], aligns: Sequence[str]) -> list[str]:
    drawn = tabulate(lines, tablefmt=_FORMAT, colalign=aligns, disable_numparse=True, preserve_whitespace=True)
    return drawn.split("\n")
