"""Indicators judged on their own: cumulative totals against 序时, growth and level against the target itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import Progress
from luoshi.model.vocabulary import Direction, Exceeding, IndicatorType
from luoshi.state.elapsed import HUNDRED, ZERO

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from luoshi.model.entries import Entry
    from luoshi.model.task import Indicator


class IndicatorState(NamedTuple):
    """One indicator on a day. Numbers are in the indicator's unit; plan, actual and gap in percent.

    ``value``: None before the first report; ``plan`` and ``actual``: the share of the way that should be and is behind
    it, None for 增幅 and 水平, which are no way; ``gap``: percentage points, below zero is worse in both directions,
    None where nothing was measured; ``exceeds``: for a 不高于 indicator, what it has exceeded.
    """

    id: str
    title: str
    unit: str
    type: IndicatorType
    direction: Direction
    baseline: Decimal | None
    target: Decimal | None
    value: Decimal | None
    dated: dt.date | None
    weight: Decimal
    plan: Decimal | None
    actual: Decimal | None
    gap: Decimal | None
    exceeds: Exceeding | None


Triple = tuple["Decimal | None", "Decimal | None", "Decimal | None"]
"""Plan, actual and gap."""

_NOTHING: Triple = (None, None, None)
_CUMULATIVE, _AT_MOST = IndicatorType.CUMULATIVE, Direction.AT_MOST


def find_latest_values(entries: Iterable[Entry]) -> dict[str, tuple[dt.date, Decimal]]:
    """Return for each indicator id the date and value of the last 进展 that gives it."""
    values: dict[str, tuple[dt.date, Decimal]] = {}
    for entry in entries:
        if type(entry) is Progress:
            values.update({name: (entry.date, value) for name, value in entry.values.items()})
    return values


def judge_indicators(
    indicators: Sequence[Indicator], entries: Iterable[Entry], passed: Decimal | None
) -> tuple[IndicatorState, ...]:
    """Judge the indicators; ``passed`` is 序时 in percent, None where the task has no due date."""
    if not indicators:
        return ()
    values = find_latest_values(entries)
    return tuple(_judge(item, values.get(item.id), passed) for item in indicators)


def _judge(item: Indicator, reported: tuple[dt.date, Decimal] | None, passed: Decimal | None) -> IndicatorState:
    dated, value = reported or (None, None)
    plan, actual, gap = _compare(item, value, passed)
    return IndicatorState(
        id=item.id,
        title=item.title or item.id,
        unit=item.unit or "",
        type=item.type,
        direction=item.direction,
        baseline=item.baseline,
        target=item.target,
        value=value,
        dated=dated,
        weight=item.weight,
        plan=plan,
        actual=actual,
        gap=gap,
        exceeds=_exceeds(item, value, gap),
    )


def is_way(item: Indicator | IndicatorState) -> bool:
    """Whether the indicator is a way from a baseline to a target, on which it can be so far (累计)."""
    return item.type is _CUMULATIVE and item.target is not None and item.target != (item.baseline or ZERO)


def _compare(item: Indicator, value: Decimal | None, passed: Decimal | None) -> Triple:
    if item.target is None:
        return _NOTHING
    if is_way(item):
        return _compare_way(item, item.target, value, passed)
    late = item.type is _CUMULATIVE and passed is None
    return _NOTHING if value is None or late else (None, None, _compare_level(item, item.target, value))


def _compare_way(item: Indicator, target: Decimal, value: Decimal | None, passed: Decimal | None) -> Triple:
    """累计: 序时 against (value − baseline) ÷ (target − baseline).

    What must not exceed its target and counts up to it (发文, 违规数) is worse the further it is; what must come down
    to its target is progress like any other.
    """
    if value is None:
        return passed, None, None
    baseline = item.baseline or ZERO
    actual = HUNDRED * (value - baseline) / (target - baseline)
    if passed is None:
        return None, actual, None
    counts_up = item.direction is _AT_MOST and target > baseline
    return passed, actual, passed - actual if counts_up else actual - passed


def _compare_level(item: Indicator, target: Decimal, value: Decimal) -> Decimal:
    """增幅, 水平: how far the value is past the target, in percent of the target; a target of 0 is met or missed."""
    sign = -1 if item.direction is _AT_MOST else 1
    if not target or item.type is _CUMULATIVE:
        return ZERO if (value - target) * sign >= 0 else -HUNDRED
    return HUNDRED * (value - target) / abs(target) * sign


def _exceeds(item: Indicator, value: Decimal | None, gap: Decimal | None) -> Exceeding | None:
    """Red card past the total, yellow card ahead of the pace (发文只减不增, 教育部办公厅 五); for counts only."""
    counted = item.type is _CUMULATIVE and item.direction is _AT_MOST and item.target is not None
    if not counted or value is None or item.target is None or item.target < (item.baseline or ZERO):
        return None
    if value > item.target:
        return Exceeding.TOTAL
    return Exceeding.PACE if gap is not None and gap < 0 else None
