"""LS314 推算时限须有当年的放假安排。

为什么：
    每年的放假和调休由国务院办公厅通知。没有通知的年份只能按周末推算，通知一到，时限可能前后移动几天。

合格：
    due: {within: 15, unit: 工作日}
    ---
    due: {within: 90, unit: 自然日}

不合格：
    due: {within: 80, unit: 工作日}

改法：
    通知印发后，在 calendar/ 中登记该年的放假和调休；登记之前，对外写“暂按周末推算”。

依据：
    全国年节及纪念日放假办法；国务院办公厅关于当年部分节假日安排的通知（一般在上一年11月印发）
"""

from __future__ import annotations

from luoshi.model.task import Within
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS314",
    title="推算时限须有当年的放假安排",
    severity=Severity.HINT,
    scope=Scope.TASK,
    basis="全国年节及纪念日放假办法；当年放假通知",
    needs=frozenset({Within}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for an open task whose due date was computed across years that have no notice."""
    state = view.state
    if not state.estimated or state.lifecycle not in OPEN:
        return
    years = "、".join(f"{year}年" for year in state.estimated)
    message = f"现行时限 {state.due} 的推算涉及{years}，尚无放假安排，暂按周末推算"
    yield view.finding(RULE, ("due",), message, f"通知印发后登记 calendar/{state.estimated[0]}.yaml")
