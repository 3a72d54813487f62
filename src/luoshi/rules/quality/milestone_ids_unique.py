"""LS601 同一事项的节点编号不得重复。

为什么：
    两个节点同名，记“节点 竣工”时说不清完成的是哪一个。

合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-31, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}

不合格：
    milestones:
      - {id: 竣工, title: 60个竣工, due: 2026-10-31, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}

改法：
    给其中一个换编号，如 竣工一、竣工二；已经记进 log 的那个不改。

依据：
    津教委〔2018〕1号 二（三）细化推动落实的时间表、路线图和责任人
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView

RULE = Rule(
    code="LS601",
    title="同一事项的节点编号不得重复",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（三）",
    needs=frozenset({"milestones"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every milestone whose id an earlier one already has."""
    stones = view.task.milestones
    if len({stone.id for stone in stones}) == len(stones):
        return
    first: dict[str, int] = {}
    for index, stone in enumerate(stones):
        if first.setdefault(stone.id, index) != index:
            message = f"节点编号“{stone.id}”重复，已用于“{stones[first[stone.id]].title}”"
            yield view.finding(RULE, ("milestones", index, "id"), message, "给其中一个换编号；已经记进 log 的那个不改")
