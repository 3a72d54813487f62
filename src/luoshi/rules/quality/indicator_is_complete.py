"""LS604 指标须有计量单位和目标值，累计指标须有基数。

为什么：
    没有单位和目标值，“完成12”说明不了什么；累计指标没有基数，完成比例算不出来。

合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
      - {id: 普惠率, unit: '%', type: 水平, target: 85}

不合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, target: 120}
    ---
    indicators:
      - {id: 普惠率, type: 水平}

改法：
    写明 unit（如 个、%、万人）、target；累计指标写明 baseline，从零开始的写 0。

依据：
    宣城市统计通报：累计量比序时、增幅比目标，口径不同；量化目标须有数值、单位、类型、基数
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import IndicatorType
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.task import Indicator

RULE = Rule(
    code="LS604",
    title="指标须有计量单位和目标值，累计指标须有基数",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="宣城市统计通报：累计、增幅、水平各有口径",
    needs=frozenset({"indicators"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every indicator that lacks its unit, target or baseline."""
    for index, item in enumerate(view.task.indicators):
        missing = "、".join(_find_missing(item))
        if missing:
            message = f"指标“{item.title or item.id}”没有写明{missing}"
            yield view.finding(RULE, ("indicators", index), message, f"补上{missing}；累计从零开始的，基数写 0")


def _find_missing(item: Indicator) -> Iterator[str]:
    if item.unit is None:
        yield "计量单位（unit）"
    if item.target is None:
        yield "目标值（target）"
    if item.baseline is None and item.type is IndicatorType.CUMULATIVE:
        yield "基数（baseline）"
