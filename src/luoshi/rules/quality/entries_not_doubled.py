"""LS619 同一条记录不得写两遍。

为什么：
    同一批记录导入两次，催办次数、进展次数都翻一番；两个分支各记一遍再合并，也是这个样子。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 催办, by: 办公室, to: 学前教育处, reason: 进度偏慢}
      - {date: 2026-10-23, event: 催办, by: 办公室, to: 财务处, reason: 资金未下达}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 催办, by: 办公室, to: 学前教育处, reason: 进度偏慢}
      - {date: 2026-10-23, event: 催办, by: 办公室, to: 学前教育处, reason: 进度偏慢}

改法：
    还没有入库的删去一条；已经入库的，用 luoshi correct --void 作废一条；确是同一天两次的，在 note 中写明不同之处。

依据：
    津教委〔2018〕1号 二（六）重点任务归档、一事一档：一件事记一条
"""

from __future__ import annotations

from collections import Counter

from luoshi.model.decisions import Corrected
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.changes import build_key

RULE = Rule(
    code="LS619",
    title="同一条记录不得写两遍",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（六）",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each entry that stands in the log already; those of a day with a withdrawal are left out."""
    log = view.task.log
    days = Counter([(entry.date, entry.event) for entry in log])
    if len(days) == len(log):
        return
    void = {each.of for each in log if isinstance(each, Corrected) and each.void}
    first: dict[str, int] = {}
    for index, entry in enumerate(log):
        if days[entry.date, entry.event] > 1 and entry.date not in void:
            place = first.setdefault(build_key(entry), index)
            if place != index:
                message = f"{entry.date} 的“{entry.event}”与第 {place + 1} 条一字不差"
                yield view.finding(RULE, ("log", index), message, "删去一条；确是两次的，在 note 中写明不同之处")
