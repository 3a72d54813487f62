"""LS410 暂停须写明理由和批准人。

为什么：
    暂停就是停止计时。谁都可以不说理由地停，时限就没有约束力。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 分管副主任}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停}

改法：
    在“暂停”写明 reason（听证、招标、鉴定等）和 approver（批准的领导职务或会议）。

依据：
    津教委〔2018〕1号 一（二）确需调整目标、进度的，经委领导研究决定后，进行调整
"""

from __future__ import annotations

from luoshi.model.decisions import Paused
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS410",
    title="暂停须写明理由和批准人",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({Paused}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 暂停 without a reason or an approver."""
    for index, entry in view.entries(Paused):
        told = {"理由（reason）": entry.reason, "批准人（approver）": entry.approver}
        missing = "、".join(name for name, value in told.items() if value is None)
        if missing:
            yield view.finding(RULE, ("log", index), f"暂停没有写明{missing}", f"补上{missing}；没有批准的，记“恢复”")
