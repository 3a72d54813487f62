"""LS301 完成时限不得早于交办日期。

为什么：
    交办时就已过期的事项，一登记就是逾期，多半是日期写错了年份或月份。

合格：
    due: 2026-10-09
    ---
    due: {within: 15, unit: 工作日}

不合格：
    due: 2025-12-31
    ---
    due: {within: 5, unit: 工作日, from: 2026-03-02}

改法：
    改正写错的日期；确属来件时已过期的，时限写实际可行的日期，原件的说法照录在 due_text。

依据：
    实务：督办流程的时间先后为立项交办、接受、落实、报告、完成、销号
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS301",
    title="完成时限不得早于交办日期",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="实务：交办≤签收≤节点≤时限",
)


def check(view: TaskView) -> Findings:
    """Yield a finding when the first promise lies before the day of assignment."""
    first, assigned = view.state.first_due, view.task.assigned
    if first is not None and first < assigned:
        message = f"完成时限 {first} 早于交办日期 {assigned}"
        yield view.finding(RULE, ("due",), message, "改正 due 或 assigned 中写错的日期")
