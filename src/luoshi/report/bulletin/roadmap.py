"""时间表、路线图: the milestones of the tasks that need looking at, as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.cells import make_task_ref
from luoshi.report.document import ChartBar, ChartStone, MilestoneChart
from luoshi.state.lifecycle import OPEN
from luoshi.state.sets.statistics import build_id_key
from luoshi.state.shortcomings import BEHIND

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block
    from luoshi.state.milestones import MilestoneState
    from luoshi.state.task_state import TaskState

MOST = 30
"""Bars that fit on one page; the choice is said in the summary, and attachment 1 has every task."""


def roadmap(material: ReportData) -> tuple[Block, ...]:
    """Return the chart of open tasks with milestones, those behind first; nothing where no task has any."""
    planned = [state for state in material.coverage.live if state.counting_milestones and state.lifecycle in OPEN]
    shown = sorted(planned, key=_urgency)[:MOST]
    if not shown:
        return ()
    day = material.request.as_of
    bars = tuple(_bar(state, day) for state in shown)
    start, end = _span(bars, day)
    summary = _summary(planned, shown, day)
    return (MilestoneChart("milestones", "时间节点图", start, end, day, bars, summary),)


def _urgency(state: TaskState) -> tuple[object, ...]:
    """Behind first, then by the next milestone that is open, then by number."""
    waiting = [stone.due.toordinal() for stone in state.counting_milestones if stone.reached is None]
    return state.judgement not in BEHIND, min(waiting, default=0) or state.as_of.toordinal() * 2, build_id_key(state.id)


def _bar(state: TaskState, day: dt.date) -> ChartBar:
    stones = tuple(
        ChartStone(stone.title, stone.due, stone.reached, late=_is_late(stone, day))
        for stone in state.counting_milestones
    )
    return ChartBar(
        make_task_ref(state), state.title, state.assigned, state.due, state.submitted, stones, str(state.judgement)
    )


def _is_late(stone: MilestoneState, day: dt.date) -> bool:
    return stone.reached is None and stone.due < day


def _span(bars: Iterable[ChartBar], day: dt.date) -> tuple[dt.date, dt.date]:
    days = [day]
    for bar in bars:
        days += [bar.start, *([bar.due] if bar.due else []), *(stone.due for stone in bar.stones)]
        days += [stone.reached for stone in bar.stones if stone.reached]
    return min(days), max(days)


def _summary(planned: Sequence[TaskState], shown: Sequence[TaskState], day: dt.date) -> str:
    stones = [stone for state in planned for stone in state.counting_milestones]
    due = [stone for stone in stones if stone.due <= day]
    reached = sum(stone.reached is not None for stone in due)
    chosen = f"，图中列出滞后、临近节点的{len(shown)}项" if len(shown) < len(planned) else ""
    text = f"设有时间节点的在办事项{len(planned)}项{chosen}；已到期节点{len(due)}个，完成{reached}个"
    return f"{text}，未完成{len(due) - reached}个。"
