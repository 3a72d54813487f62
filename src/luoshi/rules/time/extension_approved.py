"""LS310 延期须经批准。

为什么：
    提出申请不等于同意。没有批准人的延期不移动时限，仍按原时限计算。批复不同意的不再提示。

合格：
    log:
      - {date: 2026-10-20, event: 延期, due: 2027-01-29, approver: 主任办公会, ref: 2026年第14次, reason: 汛期停工}
    ---
    log:
      - {date: 2026-10-20, event: 延期, due: 2027-01-29, decision: 不同意, reason: 汛期停工}

不合格：
    log:
      - {date: 2026-10-20, event: 延期, due: 2027-01-29, reason: 汛期停工}

改法：
    批复后补上 approver 和 ref；没有同意的，写 decision: 不同意。

依据：
    津教委〔2018〕1号 一（二）：确需调整目标、进度的，经委领导研究决定后进行调整
    实务：延期以书面同意的日期和文号为准，提出申请本身不改变时限
"""

from __future__ import annotations

from luoshi.model.decisions import Extended
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.entry_index import extension_index
from luoshi.state.deadline import Outcome
from luoshi.state.lifecycle import FINISHED, OUTSIDE

RULE = Rule(
    code="LS310",
    title="延期须经批准",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({Extended}),
)

_ENDED = OUTSIDE | FINISHED


def check(view: TaskView) -> Findings:
    """Yield a finding for each extension that was neither approved nor refused."""
    if not view.state.extensions or view.state.lifecycle in _ENDED:
        return
    for extension in view.state.extensions:
        if extension.outcome is Outcome.UNAPPROVED:
            keys = ("log", extension_index(view.state, extension), "due")
            stands = "没有时限" if extension.before is None else f"仍为 {extension.before}"
            message = f"延到 {extension.due} 的申请没有批准人，时限不变，{stands}"
            yield view.finding(RULE, keys, message, "批准后补上 approver 和 ref；没有同意的，写 decision: 不同意")
