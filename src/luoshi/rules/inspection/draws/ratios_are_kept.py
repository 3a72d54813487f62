"""LS825 抽查比例须在规定范围内，随机性要够，结果按期公布。

为什么：
    比例过低抽不到，过高扰民；随机数的可能太少，有些名单永远抽不到；结果不公布，抽查没有公信。

合格：
    matters: [{id: "1", name: 校园安全, ratio_min: 5, ratio_max: 50}]
    draw: {matter: 校园安全}

不合格：
    matters: [{id: "1", name: 校园安全, ratio_min: 50}]
    draw: {matter: 校园安全}
    ---
    as_of: 2026-12-31
    draw: {outcome: null}

改法：
    比例按清单；随机性不够的用两期合起来；结果在规定的工作日内公布。

依据：
    国发〔2019〕5号；政府信息公开条例第二十六条
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.drawing import list_lots, list_pool
from luoshi.state.inspection.public_value import measure_chance
from luoshi.state.inspection.tickets import count_bits

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.inspection.draw import Draw
    from luoshi.state.inspection.ground import PlacedRecord

RULE = Rule(
    code="LS825",
    title="抽查比例须在规定范围内，随机性要够，结果按期公布",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="国发〔2019〕5号；政府信息公开条例第二十六条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for a ratio out of bounds, too little chance, and results that were not published."""
    for placed in view.ground.draws.values():
        yield from _check_ratio(view, placed)
        yield from _check_chance(view, placed)
        yield from _check_outcome(view, placed)


def _check_ratio(view: InspectionView, placed: PlacedRecord[Draw]) -> Findings:
    draw = placed.record
    matter, pool = view.ground.matters.get(draw.matter or ""), len(list_pool(draw))
    if matter is None or not pool:
        return
    take = draw.announced.take
    if matter.ratio_min is not None and take * 100 < matter.ratio_min * pool:
        least = math.ceil(matter.ratio_min * pool / 100)
        message = f"{pool} 个抽 {take} 个，不到 {matter.ratio_min}%，至少 {least} 个"
        yield view.finding(RULE, placed.path, ("announced", "take"), message, "下次按比例抽")
    if matter.kind == "一般" and matter.ratio_max is not None and take * 100 > matter.ratio_max * pool:
        message = f"{pool} 个抽 {take} 个，超过 {matter.ratio_max}%"
        yield view.finding(RULE, placed.path, ("announced", "take"), message, "下次按比例抽")


def _check_chance(view: InspectionView, placed: PlacedRecord[Draw]) -> Findings:
    announced = placed.record.announced
    chance = measure_chance(announced.source, announced.issue)
    need = sum(count_bits(len(lot.names), lot.take) for lot in list_lots(placed.record))
    if chance is not None and chance < need:
        message = f"“{announced.source}”一期只有 {chance:.1f} 比特的随机性，这次抽取要 {need:.1f} 比特"
        yield view.finding(RULE, placed.path, ("announced", "issue"), message, "用连续两期，期号之间写分号")


def _check_outcome(view: InspectionView, placed: PlacedRecord[Draw]) -> Findings:
    draw, within = placed.record, view.config.burden.result_within_days
    if draw.value is None or not draw.result:
        return
    due = view.context.calendar.add_workdays(_find_end(view, draw), within)
    done = draw.outcome.date if draw.outcome else None
    if (done or view.day) > due:
        told = f"{done} 才公布" if done else "还没有公布"
        message = f"抽查结果应于 {due} 前公布（{within} 个工作日），{told}"
        yield view.finding(RULE, placed.path, ("outcome",), message, "公布，写明 outcome")


def _find_end(view: InspectionView, draw: Draw) -> dt.date:
    """Return when the checks of the draw were over: the last day on site of its inspections, else the draw."""
    ends = [course.ended for placed, course in view.courses if placed.record.draw == draw.id and course.ended]
    return max([*ends, draw.value.date if draw.value else draw.announced.date])
