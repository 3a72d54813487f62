"""LS826 抽取后的替换须按候补先后，写明理由和批准人。

为什么：
    抽中以后随便换，等于没有抽。

合格：
    draw:
      replaced: [{date: 2026-10-20, out: 滨海市实验小学, by: 东港区育才小学, reason: 大修停课, approver: 副主任}]

不合格：
    draw:
      replaced: [{date: 2026-10-20, out: 滨海市实验小学, by: 东港区育才小学}]
    ---
    draw:
      replaced: [{date: 2026-10-20, out: 滨海市实验小学, by: 南湾区向阳小学, reason: 大修停课, approver: 副主任}]

改法：
    用 luoshi draw replace，它按候补的先后换，并要写理由和批准人。

依据：
    国办发〔2015〕58号
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.draw_faults import list_draw_faults

RULE = Rule(
    code="LS826",
    title="抽取后的替换须按候补先后，写明理由和批准人",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="国办发〔2015〕58号",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every replacement without reason or approver, or not by the next reserve."""
    for placed in view.ground.draws.values():
        for index, each in enumerate(placed.record.replaced):
            missing = [word for word, given in (("理由", each.reason), ("批准人", each.approver)) if not given]
            if missing:
                message = f"“{each.out}”换成“{each.by}”没有写{'、'.join(missing)}"
                yield view.finding(RULE, placed.path, ("replaced", index), message, "写明 reason、approver")
        for fault in list_draw_faults(placed.record):
            if fault.keys[:1] == ("replaced",):
                yield view.finding(RULE, placed.path, fault.keys, fault.message, fault.hint)
