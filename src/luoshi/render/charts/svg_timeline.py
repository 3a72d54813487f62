"""时间表 as a drawing: a bar per task, its milestones as marks, and a line at the day of the report."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from luoshi.render.charts.chart_table import describe_stone
from luoshi.render.charts.svg import drawing, label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import ChartBar, ChartStone, MilestoneChart

_NAMES = 200
_STATES = 80
_WIDTH = 720
_ROOM = _WIDTH - _NAMES - _STATES
_HEAD = 44
_LINE = 26
_FOOT = 30
_MONTHS_LABELLED = 14
_MARKS = (("reached", "已完成节点"), ("missed", "逾期节点"), ("ahead", "未到期节点"))
_FILLS = (("late", "逾期"), ("behind", "滞后"), ("fair", "其他"), ("done", "实际用时"))
_PATHS = {"reached": "M0-7 7 0 0 7-7 0z", "missed": "M-6-6 6 6M6-6-6 6", "ahead": "M0-6 6 0 0 6-6 0z"}


def draw(chart: MilestoneChart) -> str:
    """Return the chart as an SVG image; what lies outside its two dates is cut at its edges."""
    height = _HEAD + len(chart.bars) * _LINE + 4
    rows = "".join(_row(chart, bar, _HEAD + number * _LINE) for number, bar in enumerate(chart.bars))
    body = "".join(_months(chart, height)) + rows + _today(chart, height) + "".join(_legend(height + 20))
    return drawing(chart.id, chart.caption, chart.summary, (_WIDTH, height + _FOOT), body)


def _place(chart: MilestoneChart, day: dt.date) -> float:
    """Return the horizontal place of a day."""
    share = (min(max(day, chart.start), chart.end) - chart.start).days / max((chart.end - chart.start).days, 1)
    return round(_NAMES + share * _ROOM, 1)


def _months(chart: MilestoneChart, height: int) -> Iterator[str]:
    """Draw a line at the first day of each month, or of every so many when there are too many to name."""
    first = chart.start.year * 12 + chart.start.month - (chart.start.day == 1)
    last = chart.end.year * 12 + chart.end.month - 1
    for number in range(first, last + 1, max(-(-(last - first + 1) // _MONTHS_LABELLED), 1)):
        x = _place(chart, dt.date(number // 12, number % 12 + 1, 1))
        yield f'<path class="rule" d="M{x:g} {_HEAD - 8}V{height}"/>'
        yield label(x + 3, _HEAD - 12, f"{number % 12 + 1}月", kind="quiet")


def _row(chart: MilestoneChart, bar: ChartBar, y: int) -> str:
    names = label(4, y + 18, shortened(bar.title, 28), kind="name")
    hint = f"<title>{escape(f'{bar.task.id} {bar.title}')}</title>"
    stones = "".join(_stone(chart, stone, y + 13) for stone in bar.stones)
    state = label(_WIDTH - _STATES + 10, y + 18, shortened(bar.state, 8), kind="name")
    return f"<g>{hint}{names}{_bar(chart, bar, y)}{stones}{state}</g>"


def _bar(chart: MilestoneChart, bar: ChartBar, y: int) -> str:
    """Draw from assignment to due date; a task without one has an arrow, a finished one is solid to its last day."""
    start, end = _place(chart, bar.start), _place(chart, bar.due or chart.end)
    length = max(end - start, 2)
    promised = f'<rect class="bar {_fill(bar)}" x="{start:g}" y="{y + 4}" width="{length:g}" height="18"/>'
    if not bar.due:
        promised += f'<path class="arrow" d="M{end:g} {y + 4}l9 9-9 9z"/>'
    return promised + (_done(chart, bar.done, start, y) if bar.done else "")


def _done(chart: MilestoneChart, day: dt.date, start: float, y: int) -> str:
    length = max(_place(chart, day) - start, 2)
    return f'<rect class="done" x="{start:g}" y="{y + 9}" width="{length:g}" height="8"/>'


def _fill(bar: ChartBar) -> str:
    """Return the fill by the judgement: lateness is hatched, lagging dotted."""
    if "逾期" in bar.state:
        return "late"
    return "behind" if "滞后" in bar.state else "fair"


def _stone(chart: MilestoneChart, stone: ChartStone, y: int) -> str:
    """Draw a milestone: solid where it was reached, a cross where it is late, hollow where it lies ahead."""
    kind = "reached" if stone.reached else "missed" if stone.late else "ahead"
    x = _place(chart, stone.reached or stone.due)
    plate = f'<circle class="plate" r="9" cx="{x:g}" cy="{y}"/>' if kind == "missed" else ""
    return f"<g><title>{escape(describe_stone(stone))}</title>{plate}{_mark(kind, x, y)}</g>"


def _mark(kind: str, x: float, y: int) -> str:
    return f'<path class="stone {kind}" transform="translate({x:g} {y})" d="{_PATHS[kind]}"/>'


def _legend(y: int) -> Iterator[str]:
    """Say what the marks and fills mean."""
    x = 10
    for kind, words in _MARKS:
        yield _mark(kind, x, y - 5) + label(x + 12, y, words, kind="quiet")
        x += 108
    for kind, words in _FILLS:
        yield f'<rect class="bar {kind}" x="{x}" y="{y - 12}" width="20" height="13"/>'
        yield label(x + 26, y, words, kind="quiet")
        x += 76


def _today(chart: MilestoneChart, height: int) -> str:
    if not chart.start <= chart.today <= chart.end:
        return ""
    x = _place(chart, chart.today)
    day = label(min(x, _WIDTH - _STATES), 12, f"{chart.today.month}月{chart.today.day}日", kind="now", anchor="middle")
    return f'<path class="today" d="M{x:g} 15V{height}"/>{day}'
