"""LS602 节点权重之和须为100。

为什么：
    按节点算进度时，权重就是百分数。加起来不是100，进度就会虚高或永远到不了头。

合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-31, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}

不合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-31, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 50}

改法：
    按工作量重新分配，使各节点 weight 之和为 100。

依据：
    津教委〔2018〕1号 二（三）细化推动落实的时间表、路线图和责任人；津教委〔2018〕1号 三（十一）合理分配权重，
    量化考评标准
"""

from __future__ import annotations

from decimal import Decimal

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.elapsed import HUNDRED

RULE = Rule(
    code="LS602",
    title="节点权重之和须为100",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（三）",
    needs=frozenset({"milestones"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding when there are milestones and their weights do not sum to 100."""
    stones = view.task.milestones
    if not stones:
        return
    total = sum((stone.weight for stone in stones), Decimal(0))
    if total != HUNDRED:
        message = f"{len(stones)}个节点的权重之和是 {total:f}，不是 100"
        yield view.finding(RULE, ("milestones",), message, f"按工作量重新分配，差 {HUNDRED - total:f}")
