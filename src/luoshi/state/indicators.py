"""Indicators judged on their own: cumulative totals against 序时, growth and level against the target itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.entries import Corrected, Progress
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

    ``value``: None before the first report; ``gap``: percentage points, above zero is good in both directions, None
    where nothing can be compared; ``exceeds``: for a 不高于 indicator, what it has exceeded.
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


def find_latest_values(entries: Iterable[Entry]) -> dict[str, tuple[dt.date, Decimal]]:
    """Return for each indicator id the date and value of the last entry that gives it; corrections count."""
    values: dict[str, tuple[dt.date, Decimal]] = {}
    for entry in entries:
        if type(entry) is Progress or type(entry) is Corrected:
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
    plan, actual = _against(item, value, passed)
    gap = None if plan is None or actual is None else (actual - plan) * _sign(item)
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


def _sign(item: Indicator) -> int:
    return 1 if item.direction is Direction.AT_LEAST else -1


def _against(item: Indicator, value: Decimal | None, passed: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return plan and actual in percent.

    累计: 序时 against (value − baseline) ÷ (target − baseline), nothing reported counting as the baseline.
    增幅, 水平: in percent units the target and the value themselves, else 100 against value ÷ target.
    """
    if item.target is None:
        return None, None
    if item.type is IndicatorType.CUMULATIVE:
        return passed, _share_of_way(item, value)
    if item.unit in {"%", "百分点"}:
        return item.target, value
    return HUNDRED, None if value is None or not item.target else HUNDRED * value / item.target


def _share_of_way(item: Indicator, value: Decimal | None) -> Decimal | None:
    baseline = item.baseline or ZERO
    way = (item.target or ZERO) - baseline
    if value is None:
        return ZERO if item.direction is Direction.AT_LEAST else None
    return HUNDRED * (value - baseline) / way if way else None


def _exceeds(item: Indicator, value: Decimal | None, gap: Decimal | None) -> Exceeding | None:
    """Red card past the total, yellow card ahead of the pace (发文只减不增, 教育部办公厅 五); for counts only."""
    counted = item.type is IndicatorType.CUMULATIVE and item.direction is Direction.AT_MOST
    if not counted or value is None or item.target is None:
        return None
    if value > item.target:
        return Exceeding.TOTAL
    return Exceeding.PACE if gap is not None and gap < 0 else None
