"""LS308 进展须按时报送。

为什么：
    迟报的赶不上当月通报，通报里就按没有报处理。只提示最近一次应报的，只看还在办理的事项。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-25, event: 进展, by: 学前教育处, progress: 30}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 进展, by: 学前教育处, progress: 30}

改法：
    照实保留，不改日期；下一期在报送日之前报。

依据：
    津教委〔2018〕1号 二（八）：各处室（单位）及时反馈、定期汇报抓落实情况
    实务：鄂温克旗每月25日前、商洛市每月5日前报送
"""

from __future__ import annotations

from luoshi.model.decisions import Submitted
from luoshi.model.entries import Progress, Reached
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN
from luoshi.state.owed import ReportState

RULE = Rule(
    code="LS308",
    title="进展须按时报送",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（八）",
    needs=frozenset({ReportState.LATE}),
)


_LATE = ReportState.LATE


def check(view: TaskView) -> Findings:
    """Yield a finding at the latest report owed when it came too late, until its period is over."""
    state = view.state
    if state.lifecycle not in OPEN or not state.owed or state.owed[-1].state is not _LATE:
        return
    owed = state.owed[-1]
    if view.context.as_of > owed.end:
        return
    reports = (pair for pair in state.list_counted() if isinstance(pair[1], Progress | Reached | Submitted))
    index = next(index for index, entry in reports if entry.date == owed.came)
    late = "" if owed.came is None else f"，{owed.came} 才报，迟了{(owed.came - owed.by).days}天"
    message = f"迟报：{owed.period} 的进展应于 {owed.by} 前报送{late}"
    yield view.finding(RULE, ("log", index, "date"), message, f"下一期请{view.lead}在报送日之前报")
