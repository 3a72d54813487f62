"""LS823 随机抽取须能由任何人重算出同样的结果。

为什么：
    先公布名录的散列值和随机数的来源，再等随机数产生，名单就谁也不能挑；重算不出的，不是这样抽的。

合格：
    draw: {}

不合格：
    draw: {value: {date: 2026-10-12, text: "双色球2026120期:03 08 11 19 25 30+07"}}
    ---
    draw: {result: [滨海市第一小学, 南湾区中心小学, 滨海市实验小学]}

改法：
    不改名单、公告和随机数；结果按 luoshi draw verify 的重算改正，或作废重抽。

依据：
    国办发〔2015〕58号；方法见 ICANN OCTO-41
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.draw_faults import list_draw_faults

RULE = Rule(
    code="LS823",
    title="随机抽取须能由任何人重算出同样的结果",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="国办发〔2015〕58号；方法见 ICANN OCTO-41",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for everything that is wrong with a draw by its file alone; of replacements LS826 speaks."""
    for placed in view.ground.draws.values():
        for fault in list_draw_faults(placed.record):
            if fault.keys[:1] != ("replaced",):
                yield view.finding(RULE, placed.path, fault.keys, fault.message, fault.hint)
