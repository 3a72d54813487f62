"""LS316 滞后须说明原因和下一步。

为什么：
    落后于应达进度，要说清为什么、怎么赶上来，分管领导才好协调。界线由 luoshi.yaml 的 judgement.behind 规定。
    看最近一次进展的 cause 和 next。逾期的由 LS315 提示，未启动的由 LS317 提示。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 5, cause: 招标流标, next: 11月10日前重新招标}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 5}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 5, cause: 招标流标}

改法：
    再报一条“进展”，写明滞后的原因 cause 和下一步 next（措施和时间）；要别的单位协调的，写 request。

依据：
    教党〔2018〕10号 五：正在落实的查进度，尚未落实的查原因
    津教委〔2018〕1号 二（八）：实施进度、存在问题、对策建议
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Judgement
from luoshi.rules.engine.api import Findings, Keys, Rule, Scope, Severity, TaskView
from luoshi.rules.shared.entry_index import report_index
from luoshi.state.rounding import round_to_tenth

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS316",
    title="滞后须说明原因和下一步",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五；津教委〔2018〕1号 二（八）",
    needs=frozenset({Judgement.LAGGING}),
)


_LAGGING = Judgement.LAGGING


def check(view: TaskView) -> Findings:
    """Yield a finding for a lagging task that has been started and whose last 进展 lacks a cause or a next step."""
    state = view.state
    if state.judgement is not _LAGGING or state.gap is None or state.not_started:
        return
    report = state.report
    given = (report.cause, report.next) if report else ("", "")
    missing = " 和".join(name for name, text in zip(("原因 cause", "下一步 next"), given, strict=True) if not text)
    if not missing:
        return
    index = report_index(state)
    message = (
        f"{_describe_gap(state)}，最近一次进展没有写{missing}" if report else f"{_describe_gap(state)}，没有写{missing}"
    )
    keys: Keys = ("title",) if index is None else ("log", index, "event")
    yield view.finding(RULE, keys, message, f"请{view.lead}再报一条“进展”，写明{missing}")


def _describe_gap(state: TaskState) -> str:
    plan, actual, gap = state.plan, state.actual, state.gap
    told = (
        f"应达{round_to_tenth(plan)}%，实际{round_to_tenth(actual)}%，"
        if plan is not None and actual is not None
        else ""
    )
    return f"{told}落后{round_to_tenth(-gap)}个百分点" if gap is not None else told
