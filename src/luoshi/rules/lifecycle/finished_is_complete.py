"""LS403 报结的须全部完成。

为什么：
    没有做完就报结，是报喜不报忧；统计上成了“已完成”，问题就没有人再管。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 80}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
      - {date: 2026-10-28, event: 核查, by: 办公室, result: 通过}
      - {date: 2026-10-30, event: 销号, approver: 主任, grade: 大部分落实, effect: 新增学位1.8万个}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, progress: 80}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    ---
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 节点, milestone: 方案}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [竣工验收表.pdf]}
    ---
    indicators:
      - {id: 普惠率, unit: '%', type: 水平, target: 85}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-23, event: 进展, by: 学前教育处, values: {普惠率: 83.5}}
      - {date: 2026-10-26, event: 报结, by: 学前教育处, evidence: [统计表.pdf]}

改法：
    漏记进展、节点的，补记；没有做完的，核查退回；经批准按部分落实销号的，在“销号”写明落实程度（grade）。

依据：
    教党〔2018〕10号 五：实事求是向上级部门汇报，杜绝报喜不报忧、报功不报过
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Closed, Submitted
from luoshi.model.vocabulary import Basis, Direction, Grade, Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.elapsed import HUNDRED

if TYPE_CHECKING:
    from luoshi.state.indicators import IndicatorState
    from luoshi.state.task_state import TaskState

RULE = Rule(
    code="LS403",
    title="报结的须全部完成",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="教党〔2018〕10号 五",
    needs=frozenset({Submitted}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for a 报结 that stands while something is not done, unless the 销号 calls it partial."""
    if view.state.submitted is None or view.state.lifecycle is Lifecycle.CLOSED:
        return
    left = _describe_rest(view.state)
    entries = view.entries(Submitted)
    if not left or not entries or _is_closed_as_partial(view):
        return
    index = max(entries, key=lambda item: (item[1].date, item[0]))[0]
    message = f"已报结，但{left}"
    yield view.finding(RULE, ("log", index), message, "漏记的补记；没有做完的核查退回，或在销号时写明落实程度")


def _describe_rest(state: TaskState) -> str:
    """Say what is not done, by the basis of progress; empty when everything is done. LS409 judges the children."""
    if state.basis is Basis.MILESTONES:
        names = "、".join(f"“{stone.title}”" for stone in state.counting_milestones if stone.reached is None)
        return f"节点{names}没有完成" if names else ""
    if state.basis is Basis.INDICATORS:
        names = "、".join(f"“{item.title}”" for item in state.indicators if _is_unmet(item))
        return f"指标{names}没有达到目标" if names else ""
    figure = state.last_figure if state.basis is Basis.REPORTED else None
    return f"填报的进度只有 {figure:f}%" if figure is not None and figure < HUNDRED else ""


def _is_unmet(item: IndicatorState) -> bool:
    if item.target is None:
        return False
    if item.direction is Direction.AT_MOST:
        return item.value is not None and item.value > item.target
    return item.value is None or item.value < item.target


def _is_closed_as_partial(view: TaskView) -> bool:
    return any(entry.grade not in {None, Grade.FULL} for _, entry in view.entries(Closed))
