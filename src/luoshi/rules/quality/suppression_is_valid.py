"""LS611 不再提示的规则须存在且没有过期。

为什么：
    例外过了期还挂着，真问题就被它盖住；代码写错，以为不提示的还在提示。

合格：
    suppress:
      - {code: LS203, reason: 新机构名称待批复, until: 2026-12-31}

不合格：
    suppress:
      - {code: LS999, reason: 新机构名称待批复}
    ---
    suppress:
      - {code: LS203, reason: 新机构名称待批复, until: 2026-09-30}

改法：
    代码见 luoshi rule；过期的删去，确需延长的改 until 并更新理由。

依据：
    津教委〔2018〕1号 一（二）调整须经研究决定：例外也要有理由、有期限
"""

from __future__ import annotations

from luoshi.blank_words import is_left_blank
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS611",
    title="不再提示的规则须存在且没有过期",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="通行做法：例外须有理由和期限",
    needs=frozenset({"suppress"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every suppression whose code belongs to no rule, without a reason, or past its last day."""
    for index, item in enumerate(view.task.suppress):
        if item.code not in view.context.rules:
            message = f"没有代码为“{item.code}”的规则{suggest(item.code, view.context.rules)}"
            yield view.finding(RULE, ("suppress", index, "code"), message, "改正代码或删去；全部规则见 luoshi rule")
        elif is_left_blank(item.reason):
            message = f"对 {item.code} 的例外没有理由，写的是“{item.reason}”，不起作用"
            yield view.finding(RULE, ("suppress", index, "reason"), message, "写明为什么可以例外，或删去这一条")
        elif item.until is not None and item.until < view.context.as_of:
            message = f"对 {item.code} 的例外已于{item.until.isoformat()}到期"
            yield view.finding(RULE, ("suppress", index, "until"), message, "删去；确需延长的改 until 并更新理由")
