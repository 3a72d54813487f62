"""LS412 撤销和退办须写明理由和批准人。

为什么：
    撤销、退办的事项不再计入总数。不说理由、没有批准就撤，等于把没办的事从台账上抹掉。

合格：
    log:
      - {date: 2026-10-12, event: 退办, reason: 不属本处职责，应由财务处办理, approver: 办公室主任}

不合格：
    log:
      - {date: 2026-10-12, event: 退办}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 撤销, reason: 上级政策调整}

改法：
    写明 reason（为什么不再办理或不属职责）和 approver（批准的领导职务或会议）；没有批准的，继续办理。

依据：
    山东、重庆人大代表建议办理条例：不属职责的书面说明理由、经交办机关同意后退回，不得自行转办；
    津教委〔2018〕1号 一（二）
"""

from __future__ import annotations

from luoshi.model.decisions import Cancelled, Declined
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS412",
    title="撤销和退办须写明理由和批准人",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="人大代表建议办理条例：退办须说明理由、经交办机关同意",
    needs=frozenset({Cancelled, Declined}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 撤销 or 退办 without a reason or an approver."""
    entries: list[tuple[int, Cancelled | Declined]] = [*view.entries(Cancelled), *view.entries(Declined)]
    for index, entry in entries:
        told = {"理由（reason）": entry.reason, "批准人（approver）": entry.approver}
        missing = "、".join(name for name, value in told.items() if value is None)
        if missing:
            message = f"{entry.event}没有写明{missing}"
            yield view.finding(RULE, ("log", index), message, f"补上{missing}；没有批准的，继续办理")
