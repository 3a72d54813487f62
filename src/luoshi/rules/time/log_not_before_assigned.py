"""LS302 办理记录不得早于交办日期。

为什么：
    还没有交办，就没有签收和办理。日期早于交办的，不是记录写错，就是交办日期写错。
    批示往往在交办之前作出，不检查。

合格：
    log:
      - {date: 2026-10-08, event: 批示, leader: 市长, text: 抓紧办理}
      - {date: 2026-10-09, event: 签收, by: 学前教育处}

不合格：
    log:
      - {date: 2026-10-08, event: 签收, by: 学前教育处}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2025-10-23, event: 进展, by: 学前教育处, progress: 30}

改法：
    改正记录或 assigned 中写错的日期。

依据：
    实务：督办流程的时间先后为立项交办、接受、落实、报告、完成、销号
"""

from __future__ import annotations

from luoshi.model.entries import Remarked
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS302",
    title="办理记录不得早于交办日期",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="实务：交办≤签收≤节点≤时限",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each entry, 批示 excepted, that is dated before the day of assignment."""
    assigned = view.task.assigned
    for index, entry in enumerate(view.task.log):
        if entry.date < assigned and not isinstance(entry, Remarked):
            message = f"“{entry.event}”的日期 {entry.date} 早于交办日期 {assigned}"
            yield view.finding(RULE, ("log", index, "date"), message, "改正这一条或 assigned 中写错的日期")
