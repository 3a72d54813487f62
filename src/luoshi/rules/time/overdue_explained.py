"""LS315 逾期须说明原因。

为什么：
    尚未落实的查原因。逾期了却没有一句原因，督查时只能查责任。看最近一次进展的 cause。

合格：
    due: 2026-10-28
    as_of: 2026-10-31
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-29, event: 进展, by: 学前教育处, progress: 80, cause: 三个乡镇土地手续未批, next: 11月10日前补齐}
    ---
    due: 2026-10-31
    as_of: 2026-10-31

不合格：
    due: 2026-10-28
    as_of: 2026-10-31

改法：
    报一条“进展”，写明逾期的原因 cause 和下一步 next。

依据：
    教党〔2018〕10号 五：尚未落实的查原因，不抓落实的查责任
    津教委〔2018〕1号 二（八）：定期报告实施进度、存在问题、对策建议
"""

from __future__ import annotations

from luoshi.model.vocabulary import Judgement
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.entry_index import report_index

RULE = Rule(
    code="LS315",
    title="逾期须说明原因",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Judgement.OVERDUE}),
)


_OVERDUE = Judgement.OVERDUE


def check(view: TaskView) -> Findings:
    """Yield a finding for an overdue task whose last 进展 gives no cause."""
    state = view.state
    if state.judgement is not _OVERDUE or (state.report is not None and state.report.cause):
        return
    index = report_index(state)
    message = f"时限 {state.due} 已过{state.days_late}天，没有说明原因"
    if index is None:
        yield view.finding(RULE, ("due",), message, f"请{view.lead}报一条“进展”，写明原因 cause 和下一步 next")
    else:
        message = f"{message}（最近一次进展没有写原因）"
        hint = f"请{view.lead}再报一条“进展”，写明原因 cause 和下一步 next"
        yield view.finding(RULE, ("log", index, "event"), message, hint)
