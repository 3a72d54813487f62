"""LS306 交办后须按时签收。

为什么：
    不签收就是没有接手。签收拖过几天，办理就少几天，责任也从一开始就不清楚。
    期限由 luoshi.yaml 的 sign_within 规定，自交办次日起算。只看还在办理的事项。

合格：
    log:
      - {date: 2026-10-13, event: 签收, by: 学前教育处}
    ---
    as_of: 2026-10-13
    log: []

不合格：
    log:
      - {date: 2026-10-14, event: 签收, by: 学前教育处}
    ---
    as_of: 2026-10-14
    log: []

改法：
    催牵头单位签收，记一条“签收”；不属本单位职责的，按程序“退办”。已经迟签的照实保留，不改日期。

依据：
    津教委〔2018〕1号 四（十四）：本着“往前赶，马上办”的原则，严格落实限时办结
"""

from __future__ import annotations

from luoshi.model.entries import Signed
from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.engine.api import Findings, Keys, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS306",
    title="交办后须按时签收",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十四）；luoshi.yaml sign_within",
    needs=OPEN,
)


def check(view: TaskView) -> Findings:
    """Yield a finding for an open task that was signed after the limit, or is still unsigned past it."""
    state = view.state
    limit, signed = state.sign_by, state.signed
    if limit is None or (signed or view.context.as_of) <= limit:
        return
    if signed is None and state.lifecycle is Lifecycle.NOT_SIGNED:
        days = (view.context.as_of - limit).days
        message = f"{_describe_limit(view)}（至 {limit}），已超过{days}天仍未签收"
        hint = f"催{view.lead}签收；不属其职责的，报批后记“退办”"
        yield view.finding(RULE, ("assigned",), message, hint)
    elif signed is not None and state.lifecycle in OPEN:
        message = f"{_describe_limit(view)}（至 {limit}），实际 {signed} 签收，迟了{(signed - limit).days}天"
        yield view.finding(RULE, _find_keys(view), message, "照实保留；时限不因迟签顺延，请抓紧办理")


def _describe_limit(view: TaskView) -> str:
    span = view.context.config.sign_within
    return f"{view.state.assigned} 交办、限{span.days}个{span.unit}内签收"


def _find_keys(view: TaskView) -> Keys:
    found = ((entry.date, index) for index, entry in enumerate(view.task.log) if isinstance(entry, Signed))
    return ("log", min(found)[1], "date")
