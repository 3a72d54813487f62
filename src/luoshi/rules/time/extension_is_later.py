"""LS319 延期须晚于现行时限。

为什么：
    延到更早的一天不起作用：时限仍是原来的，写的人却以为改了。要求提前完成的，是另定要求，不是延期。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 延期, due: 2027-01-29, approver: 主任办公会, ref: 2026年第14次, reason: 汛期停工}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 延期, due: 2026-12-01, approver: 主任办公会, ref: 2026年第14次, reason: 汛期停工}

改法：
    due 写晚于现行时限的日期；要求提前的，用 luoshi adjust 调整节点时限，或在批示中写明。

依据：
    津教委〔2018〕1号 一（二）；设计二 8.10：延到更早的一天不起作用
"""

from __future__ import annotations

from luoshi.model.decisions import Extended
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.entry_index import extension_index
from luoshi.state.deadline import Outcome

RULE = Rule(
    code="LS319",
    title="延期须晚于现行时限",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）；设计二 8.10",
    needs=frozenset({Extended}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each agreed extension to a day that is no later than the due date in force."""
    for each in view.state.extensions:
        if each.outcome is Outcome.POINTLESS:
            message = f"延期到 {each.due}，不晚于现行时限 {each.before}，不起作用"
            hint = f"due 写晚于 {each.before} 的日期；要求提前的不用“延期”"
            yield view.finding(RULE, ("log", extension_index(view.state, each), "due"), message, hint)
