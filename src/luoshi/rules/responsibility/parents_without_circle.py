"""LS211 上级事项不得循环。

为什么：
    甲以乙为上级、乙又以甲为上级，进度互相引用，谁也算不出来。

合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001}
      - {id: ZD-2026-003, parent: ZD-2026-002}

不合格：
    tasks:
      - {id: ZD-2026-001, parent: ZD-2026-002}
      - {id: ZD-2026-002, parent: ZD-2026-001}
    ---
    tasks:
      - {id: ZD-2026-001, parent: ZD-2026-001}

改法：
    看清哪一件是上级，删去上级事项文件中的 parent。

依据：
    津教委〔2018〕1号 一（二）5：任务自上而下细化分解，层层压实责任
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS211",
    title="上级事项不得循环",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 一（二）5",
)


def check(view: WorkspaceView) -> Findings:
    """Yield one finding for each circle, at the task by which a walk in the order of paths first enters it."""
    states = {state.id: state for state in view.states if state.parent}
    seen: set[str] = set()
    for start in states:
        circle = _find_circle(start, states, seen)
        if circle:
            chain = " → ".join([*circle, circle[0]])
            message = f"上级事项循环：{chain}"
            hint = "这几件中只有一件是最上级，删去它的 parent"
            yield view.about(RULE, states[circle[0]], ("parent",), message, hint)


def _find_circle(start: str, states: Mapping[str, TaskState], seen: set[str]) -> list[str]:
    """Walk up from ``start`` until a task was seen before; return the circle if the walk has run into itself."""
    way: list[str] = []
    here = start
    while here in states and here not in seen:
        seen.add(here)
        way.append(here)
        here = states[here].parent
    return way[way.index(here) :] if here in way else []
