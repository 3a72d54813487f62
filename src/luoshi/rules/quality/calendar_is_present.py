"""LS613 台账年度须有放假安排。

为什么：
    没有当年的放假安排，工作日只能按周末推算：调休上班的周末、放假的工作日都会算错，时限就不准。

合格：
    ledgers:
      2026/zonghe: {title: 综合, kind: 综合, year: 2026, prefix: ZD, owner: 办公室}

不合格：
    ledgers:
      2031/zonghe: {title: 综合, kind: 综合, year: 2031, prefix: ZD, owner: 办公室}

改法：
    通知印发后（一般在上年11月）补 calendar/年度.yaml，写明通知标题、放假日和调休上班日；未印发的，
    结果注明“暂按周末推算”。

依据：
    全国年节及纪念日放假办法；国务院办公厅关于当年部分节假日安排的通知
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS613",
    title="台账年度须有放假安排",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    basis="国务院办公厅每年部分节假日安排的通知",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every year that has ledgers but no notice, at the first ledger of that year."""
    seen: set[int] = set()
    for folder, ledger in sorted(view.context.ledgers.items()):
        if ledger.year in seen or view.context.calendar.has_notice(ledger.year):
            continue
        seen.add(ledger.year)
        message = f"没有 {ledger.year} 年的放假安排，工作日暂按周末推算"
        hint = f"通知印发后补 calendar/{ledger.year}.yaml"
        yield view.finding(RULE, f"ledgers/{folder}/ledger.yaml", ("year",), message, hint)
