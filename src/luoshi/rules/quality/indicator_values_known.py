"""LS605 指标编号不得重复，填报的指标须在事项中。

为什么：
    指标写错编号，报上来的数就丢了，进度停在原处。

合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {竣工数: 12}}

不合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {竣工: 12}}
    ---
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
      - {id: 竣工数, unit: 万平方米, type: 累计, baseline: 0, target: 30}

改法：
    改用 indicators 中的编号；确是新指标的，先在 indicators 中写明单位、类型、目标值。

依据：
    宣城市统计通报：累计量比序时、增幅比目标，口径不同；量化目标须有数值、单位、类型、基数
"""

from __future__ import annotations

from luoshi.model.decisions import Corrected
from luoshi.model.entries import Progress
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS605",
    title="指标编号不得重复，填报的指标须在事项中",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="宣城市统计通报：累计、增幅、水平各有口径",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every indicator id that is used again, and for every value reported for no indicator."""
    seen: set[str] = set()
    for index, item in enumerate(view.task.indicators):
        if item.id in seen:
            message = f"指标编号“{item.id}”重复"
            yield view.finding(RULE, ("indicators", index, "id"), message, "给其中一个换编号，填报的 values 也一并核对")
        seen.add(item.id)
    entries: list[tuple[int, Progress | Corrected]] = [*view.entries(Progress), *view.entries(Corrected)]
    for index, entry in entries:
        for name in entry.values:
            if name not in seen:
                message = f"本事项没有编号为“{name}”的指标{suggest(name, seen)}"
                yield view.finding(
                    RULE, ("log", index, "values", name), message, "改用 indicators 中的编号，或补上这个指标"
                )
