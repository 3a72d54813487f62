"""LS606 累计指标不得减少。

为什么：
    累计数只会增加。变小了，不是这次报错就是上次报错；不更正，两次通报就对不上。

合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 进展, by: 学前教育处, values: {竣工数: 21}}
      - {date: 2026-10-22, event: 更正, of: 2026-10-20, values: {竣工数: 12}, reason: 上次误报}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {竣工数: 13}}

不合格：
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 120}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 进展, by: 学前教育处, values: {竣工数: 21}}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {竣工数: 13}}

改法：
    values 写截至当日的累计数，不是当月新增数。上次报错的，添一条“更正”（of 写那次的日期）；本次报错的，也用“更正”。

依据：
    政府督查工作条例 第十六条：事实清楚；教党〔2018〕10号 六 保障统计资料真实性、准确性、完整性
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.entries import Progress
from luoshi.model.vocabulary import IndicatorType
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal


RULE = Rule(
    code="LS606",
    title="累计指标不得减少",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="宣城市统计通报：累计、增幅、水平各有口径",
    needs=frozenset({"indicators"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every cumulative value that is below one reported earlier, once both are corrected."""
    totals = {item.id for item in view.task.indicators if item.type is IndicatorType.CUMULATIVE}
    if not totals:
        return
    last: dict[str, tuple[dt.date, Decimal]] = {}
    for index, entry in view.state.list_counted():
        if type(entry) is not Progress:
            continue
        for name in totals & entry.values.keys():
            value = entry.values[name]
            before, highest = last.get(name, (entry.date, value))
            if value < highest:
                message = f"累计指标“{name}”由 {before.isoformat()} 的 {highest:f} 降为 {value:f}"
                hint = "报当月新增数的改报累计数；哪次报错的，添一条“更正”，of 写那次的日期"
                yield view.finding(RULE, ("log", index, "values", name), message, hint)
            last[name] = (entry.date, value)
