"""LS307 进展不得漏报。

为什么：
    定期报告是督查的眼睛。到了报送日没有报，就不知道这件事还在不在办。
    周期由事项的 cadence 或 luoshi.yaml 的 cadence 规定；只提示最近一次应报的。进展、节点、报结都算报告。

合格：
    as_of: 2026-10-31
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}
    ---
    as_of: 2026-10-25
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}

不合格：
    as_of: 2026-10-26
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}

改法：
    补报一条“进展”：实施进度、存在问题、下一步；确实没有进展的，也要报，并写明原因 cause。

依据：
    津教委〔2018〕1号 二（八）：定期对实施进度、存在问题、对策建议进行梳理汇总
    实务：鄂温克旗每月25日前报送，未报的列入通报
"""

from __future__ import annotations

from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.owed import ReportState

RULE = Rule(
    code="LS307",
    title="进展不得漏报",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（八）",
    needs=frozenset({ReportState.MISSING}),
)

_WORKING = (Lifecycle.IN_PROGRESS, Lifecycle.NOT_SIGNED)
_MISSING = ReportState.MISSING


def check(view: TaskView) -> Findings:
    """Yield a finding when the latest report owed has not come, at the last entry so far."""
    state = view.state
    if state.lifecycle not in _WORKING or not state.owed or state.owed[-1].state is not _MISSING:
        return
    owed = state.owed[-1]
    seen = [index for index, entry in enumerate(view.task.log) if entry.date <= view.context.as_of]
    keys = ("log", seen[-1], "date") if seen else ("assigned",)
    message = f"漏报：{owed.period} 的进展应于 {owed.by} 前报送，至 {view.context.as_of} 没有报"
    yield view.finding(RULE, keys, message, f"请{view.lead}补报：进度、存在问题、下一步；没有进展的写明原因 cause")
