"""时间表 as a drawing: a bar per task, its milestones as marks, and a line at the day of the report."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from luoshi.render.chart_table import stone_text
from luoshi.render.svg import drawing, label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import ChartBar, ChartStone, MilestoneChart

_NAMES = 224
_STATES = 76
_WIDTH = 900
_ROOM = _WIDTH - _NAMES - _STATES
_HEAD = 34
_LINE = 36
_MONTHS_LABELLED = 15
_REACHED, _LATE, _AHEAD = "M0-7 7 0 0 7-7 0z", "M-6-6 6 6M6-6-6 6", "M0-6 6 0 0 6-6 0z"


def draw(chart: MilestoneChart) -> str:
    """Return the chart as an SVG image; what lies outside its two dates is cut at its edges."""
    height = _HEAD + len(chart.bars) * _LINE + 8
    rows = "".join(_row(chart, bar, _HEAD + number * _LINE) for number, bar in enumerate(chart.bars))
    body = "".join(_months(chart, height)) + rows + _today(chart, height)
    return drawing(chart.id, chart.caption, chart.summary, (_WIDTH, height), body)


def _place(chart: MilestoneChart, day: dt.date) -> float:
    """Return the horizontal place of a day."""
    share = (min(max(day, chart.start), chart.end) - chart.start).days / max((chart.end - chart.start).days, 1)
    return round(_NAMES + share * _ROOM, 1)


def _months(chart: MilestoneChart, height: int) -> Iterator[str]:
    first = chart.start.replace(day=1)
    count = (chart.end.year - first.year) * 12 + chart.end.month - first.month + 1
    step = -(-count // _MONTHS_LABELLED)
    for number in range(0, count, step):
        year, month = divmod(first.month - 1 + number, 12)
        x = _place(chart, dt.date(first.year + year, month + 1, 1))
        yield f'<path class="rule" d="M{x:g} {_HEAD - 8}V{height}"/>'
        yield label(x + 3, _HEAD - 14, f"{month + 1}月", kind="quiet")


def _row(chart: MilestoneChart, bar: ChartBar, y: int) -> str:
    names = label(4, y + 14, shortened(bar.title, 30), kind="name") + label(4, y + 29, bar.task.id, kind="id")
    hint = f"<title>{escape(f'{bar.task.id} {bar.title}')}</title>"
    stones = "".join(_stone(chart, stone, y + 17) for stone in bar.stones)
    state = label(_WIDTH - _STATES + 10, y + 21, bar.state, kind="name")
    return f"<g>{hint}{names}{_bar(chart, bar, y)}{stones}{state}</g>"


def _bar(chart: MilestoneChart, bar: ChartBar, y: int) -> str:
    """Draw from assignment to due date; a task without one has an arrow, a finished one is solid to its last day."""
    start, end = _place(chart, bar.start), _place(chart, bar.due or chart.end)
    length = max(end - start, 2)
    promised = f'<rect class="bar {_fill(bar)}" x="{start:g}" y="{y + 8}" width="{length:g}" height="18"/>'
    if not bar.due:
        promised += f'<path class="arrow" d="M{end:g} {y + 8}l9 9-9 9z"/>'
    return promised + (_done(chart, bar.done, start, y) if bar.done else "")


def _done(chart: MilestoneChart, day: dt.date, start: float, y: int) -> str:
    length = max(_place(chart, day) - start, 2)
    return f'<rect class="done" x="{start:g}" y="{y + 13}" width="{length:g}" height="8"/>'


def _fill(bar: ChartBar) -> str:
    """Return the fill by the judgement: lateness is hatched, lagging dotted."""
    if "逾期" in bar.state:
        return "late"
    return "behind" if "滞后" in bar.state else "fair"


def _stone(chart: MilestoneChart, stone: ChartStone, y: int) -> str:
    """Draw a milestone: solid where it was reached, a cross where it is late, hollow where it lies ahead."""
    kind, path = ("reached", _REACHED) if stone.reached else ("missed", _LATE) if stone.late else ("ahead", _AHEAD)
    x = _place(chart, stone.reached or stone.due)
    hint = f"<title>{escape(stone_text(stone))}</title>"
    plate = f'<circle class="plate" r="9" cx="{x:g}" cy="{y}"/>' if kind == "missed" else ""
    return f'<g>{hint}{plate}<path class="stone {kind}" transform="translate({x:g} {y})" d="{path}"/></g>'


def _today(chart: MilestoneChart, height: int) -> str:
    if not chart.start <= chart.today <= chart.end:
        return ""
    x = _place(chart, chart.today)
    day = label(min(x, _WIDTH - _STATES), 10, f"{chart.today.month}月{chart.today.day}日", kind="now", anchor="middle")
    return f'<path class="today" d="M{x:g} 13V{height}"/>{day}'
