"""LS304 办理记录须按日期先后。

为什么：
    台账只往后添，才看得出事情是怎么一步步办的。次序颠倒，多半是日期写错；补记的，也要放到它应在的位置。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-12, event: 进展, by: 学前教育处, progress: 10}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 30}
      - {date: 2026-10-20, event: 进展, by: 学前教育处, progress: 20}

改法：
    改正写错的日期；日期没有错的，把这一条移到应在的位置。

依据：
    实务：办理情况逐条登记、注明日期和填报单位，只增不改
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS304",
    title="办理记录须按日期先后",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="实务：办理记录只往后添",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each entry that is dated before the latest one above it."""
    log = view.task.log
    latest = log[0].date if log else None
    for index, entry in enumerate(log):
        if latest is not None and entry.date < latest:
            message = f"“{entry.event}”的日期 {entry.date} 早于排在它前面的记录（{latest}）"
            hint = f"改正写错的日期；没有写错的，移到 {latest} 的记录之前"
            yield view.finding(RULE, ("log", index, "date"), message, hint)
        else:
            latest = entry.date
