"""LS402 完成百分之百的须报结。

为什么：
    做完而不报结，核查、销号无从开始，台账上的“未完成”件数也是虚的。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 100}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 100}
    ---
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 100}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 节点, milestone: 方案}
    ---
    indicators:
      - {id: 竣工数, unit: 个, type: 累计, baseline: 0, target: 12}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {竣工数: 12}}

改法：
    由牵头单位报结并附佐证材料；其实没有做完的，添一条“更正”改正进度。

依据：
    教党〔2018〕10号 五：实施台账管理，解决一个、销号一个、及时清零
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Verified
from luoshi.model.entries import Progress, Reached
from luoshi.model.vocabulary import Basis, Direction, IndicatorType, Lifecycle, VerifyResult
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.elapsed import HUNDRED

if TYPE_CHECKING:
    from luoshi.state.indicators import IndicatorState
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS402",
    title="完成百分之百的须报结",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Lifecycle.NOT_SIGNED, Lifecycle.IN_PROGRESS}),
)

_WORKING = (Lifecycle.IN_PROGRESS, Lifecycle.NOT_SIGNED)


def check(view: TaskView) -> Findings:
    """Yield a finding for a task in hand that is done. A level may fall again, so having reached it does not count."""
    state = view.state
    if state.lifecycle not in _WORKING or not state.actual or state.actual < HUNDRED or state.standing:
        return
    last = _find_last_report(view) if _is_done(state) else None
    if last is None:
        return
    message = f"按{state.basis}已完成百分之百，状态仍为“{state.lifecycle}”"
    yield view.finding(RULE, ("log", last), message, "由牵头单位报结并附佐证材料；没有做完的，用“更正”改正进度")


def _find_last_report(view: TaskView) -> int | None:
    """Return the index of the last entry that reports progress; None when a 核查 has returned the task since."""
    for index, entry in reversed(view.state.list_counted()):
        if isinstance(entry, Verified) and entry.result is VerifyResult.RETURNED:
            return None
        if isinstance(entry, Progress | Reached):
            return index
    return None


def _is_done(state: TaskState) -> bool:
    if state.basis is Basis.INDICATORS:
        return all(_is_reached(item) for item in state.indicators)
    return state.basis is not Basis.CHILDREN


def _is_reached(item: IndicatorState) -> bool:
    counted = item.type is IndicatorType.CUMULATIVE and item.direction is Direction.AT_LEAST
    return counted and item.value is not None and item.target is not None and item.value >= item.target
