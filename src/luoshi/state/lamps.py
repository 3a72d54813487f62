"""亮灯: the configured lamps, worst first; time and gap both, the first that matches wins, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.vocabulary import DayUnit, Judgement
from luoshi.state.rounding import round_to_tenth
from luoshi.workday.deadline import span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from luoshi.model.configuration import DaySpan, Lamp
    from luoshi.model.vocabulary import Exceeding
    from luoshi.workday.calendar import WorkCalendar


class LampView(NamedTuple):
    """What the lamps look at. ``gap``: the worst gap; ``lagging_months`` is asked only when a lamp needs it."""

    day: dt.date
    due: dt.date | None
    judgement: Judgement
    days_late: int
    gap: Decimal | None
    exceeds: frozenset[Exceeding]
    lagging_months: Callable[[], int]


class Lit(NamedTuple):
    """The lamp that is lit and why; several reasons are joined with ；."""

    name: str
    reason: str


def find_lamp(lamps: Iterable[Lamp], view: LampView, calendar: WorkCalendar) -> Lit | None:
    """Return the first lamp one of whose conditions holds; None when none matches or none is configured."""
    for lamp in lamps:
        reasons = list(_reasons(lamp, view, calendar))
        if reasons or lamp.unconditional:
            return Lit(lamp.name, "；".join(reasons))
    return None


def _reasons(lamp: Lamp, view: LampView, calendar: WorkCalendar) -> Iterator[str]:
    if lamp.overdue and view.judgement is Judgement.OVERDUE:
        yield f"逾期{view.days_late}天"
    over = lamp.gap_over is not None and view.gap is not None and -view.gap > lamp.gap_over
    if over and view.gap is not None:
        yield f"落后应达进度{round_to_tenth(-view.gap)}个百分点，超过{lamp.gap_over}个百分点"
    elif lamp.lagging and view.judgement is Judgement.LAGGING:
        yield "研判为滞后"
    if lamp.exceeds is not None and lamp.exceeds in view.exceeds:
        yield f"不高于类指标超过{lamp.exceeds}"
    if lamp.due_within is not None and (left := _days_left(view, lamp.due_within, calendar)) is not None:
        yield f"距时限{left}个{lamp.due_within.unit}" if lamp.due_within.unit is DayUnit.WORKING else f"距时限{left}天"
    if lamp.lagging_months is not None and view.lagging_months() >= lamp.lagging_months:
        yield f"连续{view.lagging_months()}个月末滞后或逾期"


def _days_left(view: LampView, window: DaySpan, calendar: WorkCalendar) -> int | None:
    """Return the days to the due date when they are within the window; None when not, past due, or no due date."""
    if view.due is None or view.day > view.due:
        return None
    left = span(calendar, view.day, view.due, working=window.unit is DayUnit.WORKING)
    return left if left <= window.days else None
