"""LS409 子任务办结后上级事项方可办结。

为什么：
    上级事项由子任务分担。子任务还在办，上级事项就不能算办完。

合格：
    tasks:
      - {id: ZD-2026-001}
      - {id: ZD-2026-002, parent: ZD-2026-001}

不合格：
    tasks:
      - id: ZD-2026-001
        log:
          - {date: 2026-10-12, event: 签收, by: 学前教育处}
          - {date: 2026-10-23, event: 报结, by: 学前教育处, evidence: [验收表.pdf]}
          - {date: 2026-10-26, event: 核查, by: 办公室, result: 通过}
      - {id: ZD-2026-002, parent: ZD-2026-001}

改法：
    先办结子任务；不再需要的，经批准撤销；不属于这件事的，改正 parent。

依据：
    津教委〔2018〕1号 一（二）5 细化分解各项任务，层层压实责任；各地督办系统通行：子任务办结后主任务方可办结
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.vocabulary import Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, WorkspaceView
from luoshi.state.lifecycle import OUTSIDE

if TYPE_CHECKING:
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS409",
    title="子任务办结后上级事项方可办结",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 一（二）5",
)

_ENDED = frozenset({Lifecycle.COMPLETED, Lifecycle.CLOSED})
_DONE = _ENDED | OUTSIDE


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for every child that is still in hand although its parent has ended."""
    ended = {state.id: state for state in view.states if state.lifecycle in _ENDED}
    for state in view.states:
        parent = ended.get(state.parent)
        if parent is not None and state.lifecycle not in _DONE and state.assigned <= view.context.as_of:
            yield view.about(
                RULE,
                state,
                ("parent",),
                _write_message(parent, state),
                "先办结本事项，或经批准撤销；不属于那件事的改正 parent",
            )


def _write_message(parent: TaskState, child: TaskState) -> str:
    return f"上级事项“{parent.id} {parent.title}”{parent.lifecycle}，本事项仍为“{child.lifecycle}”"
