"""LS206 牵头领导须是 org.yaml 中的职务。

为什么：
    领导牵头清单按职务选出。写法不一，或者写成姓名，这件事就不在任何一位领导的清单上；人员变动后更对不上。
    org.yaml 没有登记 people 的，不检查。

合格：
    leader: 分管副主任

不合格：
    leader: 分管主任

改法：
    写 org.yaml 的 people 中登记的职务；确是新的职务，先登记。

依据：
    津教委〔2018〕1号 一（二）3：领导牵头重点任务清单
    津教委〔2018〕1号 四（十三）：分管负责同志是抓落实的直接责任人
"""

from __future__ import annotations

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

RULE = Rule(
    code="LS206",
    title="牵头领导须是 org.yaml 中的职务",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）3、四（十三）",
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a leader who is not among the registered people, and suggest the nearest post."""
    leader, people = view.task.leader, view.context.names.people
    if leader is None or leader in people or not people or "leader" in view.state.adjusted:
        return
    message = f"牵头领导“{leader}”不在 org.yaml 的 people 中{suggest(leader, people)}"
    yield view.finding(RULE, ("leader",), message, "改用 org.yaml 中的职务（不写姓名），或先在 people 中登记该职务")
