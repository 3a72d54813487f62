"""LS311 完成时限宜落在工作日。

为什么：
    时限落在休息日，当天没有人收、没有人核，前后各推一天就是两种结论。宜在定时限时就避开。
    luoshi 不自动顺延：落在休息日的，当天仍不算逾期，次日起算逾期。只看还没有到期、还在办理的事项。

合格：
    due: 2026-12-31
    ---
    as_of: 2026-12-01
    due: 2026-12-27
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 报结, by: 学前教育处}

不合格：
    due: 2026-12-27
    ---
    due: 2027-01-02

改法：
    定时限时改为前一个工作日；来源文件写明这一天的，照写，不必改。

依据：
    全国年节及纪念日放假办法；国务院办公厅关于当年部分节假日安排的通知
    实务：月底落在休息日的，分解时定在之前的最后一个工作日
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS311",
    title="完成时限宜落在工作日",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="全国年节及纪念日放假办法；当年放假通知",
    needs=OPEN,
)


def check(view: TaskView) -> Findings:
    """Yield a finding for an open task whose due date, today or later, is a day off."""
    due, calendar = view.state.due, view.context.calendar
    if due is None or due < view.context.as_of or calendar.is_workday(due) or view.state.lifecycle not in OPEN:
        return
    message = f"完成时限 {due}（星期{'一二三四五六日'[due.weekday()]}）是休息日"
    if calendar.has_notice(due.year):
        before, after = calendar.previous_workday(due), calendar.next_workday(due)
        hint = f"宜定为前一个工作日 {before}；后一个工作日是 {after}"
    else:
        message = f"{message}，{due.year}年尚无放假安排，暂按周末推算"
        hint = f"放假安排印发后登记 calendar/{due.year}.yaml，再核定时限"
    yield view.finding(RULE, ("due",), message, hint)
