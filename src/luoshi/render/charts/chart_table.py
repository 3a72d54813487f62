"""The numbers of a chart as a table: what a reader gets who cannot see the drawing, and formats that do not draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Align, Column, LampMatrix, MilestoneChart, ShareBar, Table

if TYPE_CHECKING:
    from luoshi.report.document import Cell, ChartBar, ChartStone

Chart = LampMatrix | MilestoneChart | ShareBar

_LAMPS = (Column("单位", width=8), Column("事项编号", width=7), Column("事项", width=16), Column("亮灯", width=4))
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


def tabulate_chart(chart: Chart) -> Table:
    """Return the table of a chart, with its id and caption."""
    match chart:
        case LampMatrix():
            return _lamps(chart)
        case MilestoneChart():
            rows = tuple(_bar(bar) for bar in chart.bars)
            return Table(chart.id, chart.caption, _BARS, rows)
    return Table(chart.id, chart.caption, _SHARES, tuple((part.name, part.count) for part in chart.parts))


def _lamps(matrix: LampMatrix) -> Table:
    rows = tuple((row.unit, task, title, lamp) for row in matrix.rows for task, title, lamp in row.lamps)
    return Table(matrix.id, matrix.caption, _LAMPS, rows)


def _bar(bar: ChartBar) -> tuple[Cell, ...]:
    due = bar.due or "长期"
    return (bar.task, bar.title, bar.start, due, bar.done, "；".join(map(describe_stone, bar.stones)), bar.state)


def describe_stone(stone: ChartStone) -> str:
    """Return what there is to say of a milestone: when it was due, and whether and when it was reached."""
    if stone.reached:
        return f"{stone.title} {stone.due}（{stone.reached}完成）"
    return f"{stone.title} {stone.due}（{'逾期未完成' if stone.late else '未到期'}）"
