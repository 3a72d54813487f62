"""LS317 未启动须说明原因。

为什么：
    时间已经过了一截，还没有任何进展、节点或数值，要么没有动，要么动了没有报。两样都要说清楚。
    参数 plan_over 为应达进度超过百分之几才提示。待签收的由 LS306 提示，逾期的由 LS315 提示。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, cause: 资金12月下达, next: 资金到位即启动}
    ---
    as_of: 2026-10-16
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}

改法：
    已经启动的，报一条“进展”写明进度；没有启动的，写明原因 cause 和打算什么时候启动 next。

依据：
    教党〔2018〕10号 五：尚未落实的查原因，不抓落实的查责任
"""

from __future__ import annotations

from luoshi.model.vocabulary import Judgement, Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.rounding import round_to_tenth

RULE = Rule(
    code="LS317",
    title="未启动须说明原因",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    parameters={"plan_over": 10},
    needs=frozenset({Lifecycle.IN_PROGRESS}),
)


_IN_PROGRESS, _OVERDUE = Lifecycle.IN_PROGRESS, Judgement.OVERDUE


def check(view: TaskView) -> Findings:
    """Yield a finding for a task in progress that has not begun and gives no cause, once its plan passes the limit."""
    state = view.state
    if state.actual or state.plan is None or state.lifecycle is not _IN_PROGRESS or not state.not_started:
        return
    if state.judgement is _OVERDUE or (state.report is not None and state.report.cause):
        return
    if state.plan > view.context.number(RULE, "plan_over"):
        message = f"应达进度已到{round_to_tenth(state.plan)}%，还没有任何进展，也没有说明原因"
        hint = f"请{view.lead}报一条“进展”：已启动的写进度，未启动的写原因 cause 和下一步 next"
        yield view.finding(RULE, ("assigned",), message, hint)
