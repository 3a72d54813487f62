"""LS305 办理记录不得晚于统计日期。

为什么：
    还没有发生的事不能记为已经发生。日期晚于统计日期（默认为今天，可用 --as-of 指定）的记录不计入统计。
    查看过去某一天的情况时，那一天之后的记录也会提示，这时不必处理。

合格：
    as_of: 2026-10-23
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}

不合格：
    as_of: 2026-10-22
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}

改法：
    改正写错的日期；还没有发生的，等发生了再记，打算写在 next 里。

依据：
    实务：实际完成日期、填报日期均不得晚于当日
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS305",
    title="办理记录不得晚于统计日期",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="实务：填报日期不得晚于当日",
)


def check(view: TaskView) -> Findings:
    """Yield one finding for all entries that are dated after the day of judgement, at the first of them."""
    today = view.context.as_of
    later = [index for index, entry in enumerate(view.task.log) if entry.date > today]
    if later:
        entry = view.task.log[later[0]]
        more = f"，这样的记录共{len(later)}条" if len(later) > 1 else ""
        message = f"“{entry.event}”的日期 {entry.date} 晚于统计日期 {today}{more}，不计入统计"
        yield view.finding(RULE, ("log", later[0], "date"), message, "改正写错的日期；还没有发生的事，发生之后再记")
