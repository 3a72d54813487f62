"""LS724 例外不得与它掩盖的问题一同提交。

为什么：
    一边犯错，一边写上“不再提示”，问题从来没有被人看见过。例外要对着已经摆出来的问题，由别人看过再写。

合格：
    hidden: []

不合格：
    before: {}
    after: {suppress: [{code: LS315, reason: 已口头说明}]}
    hidden: [{task: ZD-2026-001, index: 0, code: LS315, severity: warning, message: 逾期 5 天，没有说明原因}]

改法：
    删去 suppress 一条，把问题改正；确是例外的，先让问题摆出来，再另作一次提交写明理由和期限。

依据：
    例外要有理由、有期限，并由别人看过（津教委〔2018〕1号 一（二））；设计二 9.4
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ChangesView, Findings, Rule, Scope, Severity

RULE = Rule(
    code="LS724",
    title="例外不得与它掩盖的问题一同提交",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 一（二）；设计二 9.4",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each exception that came with its fault, as severe as the fault that it hides."""
    pairs = {pair.id: pair for pair in view.pairs}
    for each in view.hidden:
        message = f"新写的例外掩盖了同一次改动里的问题：{each.code} {each.message}"
        keys = ("suppress", each.index)
        hint = "删去这一条，改正问题；确是例外的，先摆出问题，另作一次提交"
        yield view.finding(RULE, pairs[each.task], keys, message, hint).but(severity=each.severity)
