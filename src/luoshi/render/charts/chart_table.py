"""The numbers of a chart as a table: what a reader gets who cannot see the drawing, and formats that do not draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import long_date
from luoshi.render.paper_dates import spell_table
from luoshi.report.document import Align, Column, LampMatrix, MilestoneChart, ShareBar, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from luoshi.report.document import Cell, ChartBar, ChartStone

Chart = LampMatrix | MilestoneChart | ShareBar

_LAMPS = (Column("单位", width=8), Column("事项编号", width=7), Column("事项", width=16), Column("亮灯", width=4))
_BY_UNIT = (
    Column("单位", width=9),
    Column("亮灯", Align.CENTRE, 3),
    Column("事项", width=32),
)
_BARS = (
    Column("事项编号", width=7),
    Column("事项", width=14),
    Column("交办", width=6),
    Column("时限", width=6),
    Column("完成", width=6),
    Column("节点", width=16),
    Column("研判", width=4),
)
_SHARES = (Column("类别", width=8), Column("件数", Align.RIGHT, 4))


def tabulate_chart(chart: Chart, write_date: Callable[[dt.date], str] = str) -> Table:
    """Return the table of a chart, with its id and caption; ``write_date``: how dates stand within words."""
    match chart:
        case LampMatrix():
            return _lamps(chart)
        case MilestoneChart():
            return Table(chart.id, chart.caption, _BARS, tuple(_bar(bar, write_date) for bar in chart.bars))
    return Table(chart.id, chart.caption, _SHARES, tuple((part.name, part.count) for part in chart.parts))


def make_lamp_table(matrix: LampMatrix) -> Table:
    """Return the matrix as paper has it: a row per unit and lamp, with the full titles of its tasks."""
    rows = []
    for row in matrix.rows:
        lit = {lamp: [title for _, title, mark in row.lamps if mark == lamp] for _, _, lamp in row.lamps}
        rows += [(row.unit, lamp, "；".join(titles)) for lamp, titles in lit.items()]
    return Table(matrix.id, matrix.caption, _BY_UNIT, tuple(rows), small=True)


def make_chart_table(chart: Chart) -> Table:
    """Return the table of a chart with its dates as sentences write them."""
    return spell_table(tabulate_chart(chart, long_date))


def _lamps(matrix: LampMatrix) -> Table:
    rows = tuple((row.unit, task, title, lamp) for row in matrix.rows for task, title, lamp in row.lamps)
    return Table(matrix.id, matrix.caption, _LAMPS, rows)


def _bar(bar: ChartBar, write_date: Callable[[dt.date], str]) -> tuple[Cell, ...]:
    stones = "；".join(describe_stone(stone, write_date) for stone in bar.stones)
    return (bar.task, bar.title, bar.start, bar.due or "长期", bar.done, stones, bar.state)


def describe_stone(stone: ChartStone, write_date: Callable[[dt.date], str] = long_date) -> str:
    """Return what there is to say of a milestone: when it was due, and whether and when it was reached."""
    due = f"{stone.title} {write_date(stone.due)}"
    if stone.reached:
        return f"{due}（{write_date(stone.reached)}完成）"
    return f"{due}（{'逾期未完成' if stone.late else '未到期'}）"
