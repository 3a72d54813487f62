"""倒排工期: milestones placed back from the limit, by working days and weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from luoshi.workday.calendar import WorkCalendar


class Stone(NamedTuple):
    """One milestone to be placed. ``due``: as it stands now, None where it is new."""

    id: str
    title: str
    weight: Decimal
    due: dt.date | None = None


class Placed(NamedTuple):
    """A milestone with the day proposed for it, and the working days that it has."""

    stone: Stone
    proposed: dt.date
    days: int


def plan_backward(
    stages: Sequence[Stone], start: dt.date, limit: dt.date, calendar: WorkCalendar
) -> tuple[Placed, ...]:
    """Return the milestones in their order, the last on the limit, each with working days by its weight.

    The days before a milestone are rounded down, so that no work is given fewer days than its weight asks for later on.
    """
    whole = calendar.workdays_between(start, limit)
    total = sum(stage.weight for stage in stages)
    placed: list[Placed] = []
    gone, passed = 0, stages[0].weight * 0 if stages else 0
    for stage in stages:
        passed += stage.weight
        reached = int(whole * passed / total)
        day = limit if stage is stages[-1] else calendar.add_workdays(start, reached)
        placed.append(Placed(stage, day, reached - gone))
        gone = reached
    return tuple(placed)
