"""LS831 线索须按期办理并答复。

为什么：
    线索来了没有人管，反映的人会再反映到上面去。

合格：
    clue: {handler: 办公室, due: 2026-10-30, log: [{date: 2026-10-20, event: 答复}]}

不合格：
    clue: {due: 2026-10-20}
    ---
    clue: {handler: null}

改法：
    办结后记“答复”；转成督导或整改事项的记“立案”，写编号。

依据：
    政府督查工作条例（国务院令第733号）；期限由本地规定
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

RULE = Rule(
    code="LS831",
    title="线索须按期办理并答复",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="政府督查工作条例（国务院令第733号）；期限由本地规定",
)


_ENDS = frozenset({"答复", "不予受理", "立案"})


def check(view: InspectionView) -> Findings:
    """Yield a finding for every lead that nobody handles, or that is not answered in time."""
    for placed in view.ground.clues:
        clue = placed.record
        if any(step.event in _ENDS and step.date <= view.day for step in clue.log) or clue.received > view.day:
            continue
        if clue.handler is None:
            yield view.finding(RULE, placed.path, (), f"{clue.id} 没有承办单位", "写明 handler")
        elif clue.due is not None and clue.due < view.day:
            late = (view.day - clue.due).days
            message = f"{clue.id} 应于 {clue.due} 前办结，已过 {late} 天"
            yield view.finding(RULE, placed.path, ("due",), message, "办结后记“答复”或“立案”")
