"""LS309 延期须在到期之前申请。

为什么：
    到期之后才申请的延期不移动时限，仍按原时限算逾期，否则时限就成了可以事后改写的东西。
    申请日期写在 requested，不写就是这一条的日期。已销号的事项不再提示。

合格：
    as_of: 2026-12-31
    log:
      - {date: 2026-12-31, event: 延期, due: 2027-01-29, approver: 主任办公会, reason: 汛期停工}
    ---
    as_of: 2027-01-05
    log:
      - {date: 2027-01-04, event: 延期, requested: 2026-12-30, due: 2027-01-29, approver: 主任办公会, reason: 汛期停工}

不合格：
    as_of: 2027-01-05
    log:
      - {date: 2027-01-04, event: 延期, due: 2027-01-29, approver: 主任办公会, reason: 汛期停工}

改法：
    申请确在到期之前提出、批复在后的，写明 requested 并附申请件；否则按逾期处理，原因写进“进展”的 cause。

依据：
    津教委〔2018〕1号 一（二）：确需调整目标、进度的，经委领导研究决定后进行调整
    实务：延期须在到期前申请；超过时限才申请的，按超时办结处理
"""

from __future__ import annotations

from luoshi.model.decisions import Extended
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.entry_index import extension_index
from luoshi.state.deadline import Outcome
from luoshi.state.lifecycle import FINISHED, OUTSIDE

RULE = Rule(
    code="LS309",
    title="延期须在到期之前申请",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）；实务：逾期申请按超时办结",
    needs=frozenset({Extended}),
)

_ENDED = OUTSIDE | FINISHED


def check(view: TaskView) -> Findings:
    """Yield a finding where the last extension was requested after the due date then in force."""
    if not view.state.extensions or view.state.lifecycle in _ENDED:
        return
    for extension in view.state.extensions[-1:]:
        if extension.outcome is Outcome.LATE:
            index = extension_index(view.state, extension)
            message = f"延期申请（{extension.requested}）晚于当时的时限 {extension.before}，时限不变"
            hint = "确在到期前申请的，写明 requested 并附申请件；否则按逾期处理，在“进展”中写明原因 cause"
            yield view.finding(RULE, ("log", index, _choose_key(view, index)), message, hint)


def _choose_key(view: TaskView, index: int) -> str:
    entry = view.task.log[index]
    return "requested" if isinstance(entry, Extended) and entry.requested else "date"
