"""Rates of a set of tasks, each with both its sets, so that a rate can always be opened.

按期办结率 = 按期办结数 ÷ (应结案数 − 缓办数) (金华, domain.md part 4): of what is overdue or finished; 暂停 and 长期
stay outside.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Judgement
from luoshi.state.rounding import compute_rate, round_to_tenth
from luoshi.state.sets.statistics import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.state.task_state import TaskState

DIRECTIVE = "批示件"
"""The kind whose goal is 百分之百按期办复 (教育部办公厅, 行政效能 三)."""

IN_TIME = frozenset({Judgement.FINISHED_EARLY, Judgement.FINISHED_ON_TIME})
_CALLED = IN_TIME | {Judgement.FINISHED_LATE, Judgement.OVERDUE}


class Ratio(Frozen):
    """``part`` is contained in ``whole``."""

    part: tuple[TaskState, ...]
    whole: tuple[TaskState, ...]

    def value(self, decimals: int = 1) -> Decimal | None:
        """Return the percentage rounded half up; None where nothing is in the whole."""
        return compute_rate(len(self.part), len(self.whole), decimals)


def find_on_time(states: Iterable[TaskState]) -> Ratio:
    """Return what was finished in time, of what was finished or is overdue. 长期 without a due date stays outside."""
    whole = tuple(state for state in states if state.judgement in _CALLED and not _endless(state))
    return Ratio(tuple(state for state in whole if state.judgement in IN_TIME), whole)


def find_directives_on_time(states: Iterable[TaskState]) -> Ratio:
    """Return the same of 批示件 alone."""
    return find_on_time(state for state in states if state.kind == DIRECTIVE)


def find_completion(states: Iterable[TaskState]) -> Ratio:
    """Return what is 已办结 or 已销号, of all (月完成率, 珠海城职院 2019-12; 办结占比, 紫阳 2022-09)."""
    whole = tuple(states)
    return Ratio(tuple(state for state in whole if state.lifecycle in DONE), whole)


def compute_mean_gap(states: Iterable[TaskState]) -> Decimal | None:
    """Return the mean gap of the open tasks in percentage points, one decimal; None where no gap is known."""
    gaps = [state.gap for state in states if state.gap is not None and state.judgement in _UNDER_WAY]
    return round_to_tenth(sum(gaps, start=Decimal(0)) / len(gaps)) if gaps else None


_UNDER_WAY = frozenset({Judgement.AHEAD, Judgement.NORMAL, Judgement.LAGGING, Judgement.OVERDUE})


def _endless(state: TaskState) -> bool:
    return state.standing and state.due is None
