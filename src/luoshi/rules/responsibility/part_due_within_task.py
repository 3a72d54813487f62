"""LS220 配合任务的时限须在事项的时限以内。

为什么：
    配合的一块比整个事项还晚，事项就不可能按期完成。

合格：
    due: 2026-12-31
    support: [{unit: 财务处, part: 资金下达, due: 2026-11-30}]

不合格：
    due: 2026-12-31
    support: [{unit: 财务处, part: 资金下达, due: 2027-01-15}]

改法：
    把 support 里的 due 改到事项时限以前；时限确实排不开的，先报批调整事项的时限。

依据：
    津教委〔2018〕1号 一（二）明确时间节点；设计二 11
"""

from __future__ import annotations

from luoshi.model.support import SupportDuty
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS220",
    title="配合任务的时限须在事项的时限以内",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({"support"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every part that ends after its task, or before the task was assigned."""
    end = view.state.due
    for index, each in enumerate(view.task.support):
        if not isinstance(each, SupportDuty) or each.due is None:
            continue
        if end is not None and each.due > end:
            message = f"“{each.unit}”的时限{each.due.isoformat()}晚于事项的时限{end.isoformat()}"
            yield view.finding(RULE, ("support", index, "due"), message, "改到事项的时限以前")
        elif each.due < view.task.assigned:
            message = f"“{each.unit}”的时限{each.due.isoformat()}早于交办日期{view.task.assigned.isoformat()}"
            yield view.finding(RULE, ("support", index, "due"), message, "改为交办以后的一天")
