"""LS408 核查退回须写明补充要求。

为什么：
    退回而不说缺什么，承办单位不知道怎么改，下次还会退回。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 办公室, result: 退回, requirement: 补交6所园的验收表}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-26, event: 核查, by: 办公室, result: 退回}

改法：
    在这条“核查”写明 requirement：缺什么、补什么、什么时候再报。

依据：
    销号申请审核：不通过的写明补充整改要求（各地销号办法通行）；教党〔2018〕10号 五 核查复核、督促整改
"""

from __future__ import annotations

from luoshi.model.decisions import Verified
from luoshi.model.vocabulary import VerifyResult
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS408",
    title="核查退回须写明补充要求",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="通行做法：驳回须附补充整改要求",
    needs=frozenset({Verified}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 退回 without a requirement."""
    for index, entry in view.entries(Verified):
        if entry.result is VerifyResult.RETURNED and entry.requirement is None:
            message = f"{entry.date.isoformat()}核查退回，没有写明补充要求"
            yield view.finding(RULE, ("log", index), message, "写明 requirement：缺什么、补什么、什么时候再报")
