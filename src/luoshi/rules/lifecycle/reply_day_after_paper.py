"""LS419 回复期限不得早于文书日期。

为什么：
    期限早于印发日期的督办单，一发出就算逾期，承办单位没法办。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-14, event: 督办, by: 办公室, reply_by: 2026-11-05}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-14, event: 督办, by: 办公室, reply_by: 2026-10-08}

改法：
    把 reply_by 改为文书日期以后的一天。

依据：
    设计二 11 文书写明要求和回复期限
"""

from __future__ import annotations

from luoshi.model.entries import Escalated
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS419",
    title="回复期限不得早于文书日期",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="设计二 11",
    needs=frozenset({Escalated}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every paper that wants its answer before it was written."""
    for index, entry in view.entries(Escalated):
        if entry.reply_by is not None and entry.reply_by < entry.date:
            message = f"回复期限{entry.reply_by.isoformat()}早于文书日期{entry.date.isoformat()}"
            yield view.finding(RULE, ("log", index, "reply_by"), message, "改为文书日期以后的一天")
