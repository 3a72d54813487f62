"""LS306 交办后须按时签收。

为什么：
    不签收就是没有接手。拖过几天，办理就少几天，责任也从一开始就不清楚。期限由 luoshi.yaml 的 sign_within 规定，
    自交办次日起算。只提示还能办的：签收了的，迟几天由通报和考核去说。

合格：
    log:
      - {date: 2026-10-14, event: 签收, by: 学前教育处}
    ---
    as_of: 2026-10-13
    log: []

不合格：
    as_of: 2026-10-14
    log: []

改法：
    催牵头单位签收，记一条“签收”；不属本单位职责的，按程序“退办”。

依据：
    津教委〔2018〕1号 四（十四）：本着“往前赶，马上办”的原则，严格落实限时办结
"""

from __future__ import annotations

from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS306",
    title="交办后须按时签收",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十四）；luoshi.yaml sign_within",
    needs=frozenset({Lifecycle.NOT_SIGNED}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a task that is still unsigned past the limit."""
    state, day = view.state, view.context.as_of
    if state.lifecycle is not Lifecycle.NOT_SIGNED or state.sign_by is None or day <= state.sign_by:
        return
    span = view.context.config.sign_within
    message = (
        f"{state.assigned} 交办、限{span.days}个{span.unit}内签收（至 {state.sign_by}），"
        f"已超过{(day - state.sign_by).days}天仍未签收"
    )
    yield view.finding(RULE, ("assigned",), message, f"催{view.lead}签收；不属其职责的，报批后记“退办”")
