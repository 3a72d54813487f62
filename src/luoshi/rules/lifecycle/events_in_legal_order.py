"""LS401 办理记录须按办理程序先后。

为什么：
    程序是一环扣一环的：没有签收就没有人承接，没有报结就没有可核查的东西。次序不对，状态和统计都不可信。

合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 招标, approver: 主任}
      - {date: 2026-10-26, event: 恢复, reason: 招标结束}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-26, event: 恢复, reason: 招标结束}
    ---
    log:
      - {date: 2026-10-20, event: 进展, by: 学前教育处, note: 印发实施方案}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 核查, by: 办公室, result: 通过}

改法：
    补上漏记的一条（如 签收、报结、恢复），或改正记错的事件、日期。没有核查通过就销号的，见 LS404。

依据：
    立项交办、签收、分解落实、报告、完成、销号各环节的先后（各地督查督办通行）；教党〔2018〕10号 五：实施台账管理，
    解决一个、销号一个、及时清零
"""

from __future__ import annotations

from luoshi.model.entries import Progress, Reached
from luoshi.model.vocabulary import EventKind, Lifecycle
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.duties.parts import find_author
from luoshi.state.lifecycle import LEGAL, OPEN
from luoshi.state.log_walk import Unfit

RULE = Rule(
    code="LS401",
    title="办理记录须按办理程序先后",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="通行程序：立项交办、签收、办理、报结、核查、销号",
)

_ALWAYS = LEGAL[Lifecycle.CANCELLED]
"""Events that stay legal even after the end, such as 批示 and 更正; they are not offered as a way out."""

_WORK: frozenset[type] = frozenset({Progress, Reached})
"""Entries that leave 办理中 as it is. Most entries are of these classes, so they are passed over first."""

_IN_PROGRESS, _CLOSED = Lifecycle.IN_PROGRESS, EventKind.CLOSED

_UNVERIFIED = OPEN | {Lifecycle.SUBMITTED}
"""States in which LS404 judges a 销号."""


def check(view: TaskView) -> Findings:
    """Yield a finding for every event that is not allowed in the state before it."""
    for index, entry, before, _, refusal, _ in view.state.list_walked():
        if before is _IN_PROGRESS and type(entry) in _WORK:
            continue
        if refusal is Unfit.SUPPORT and find_author(entry) in {part.unit for part in view.state.parts}:
            continue  # it signs or finishes its own part, whatever the task's state
        event = entry.event
        if event not in LEGAL[before] and not (event is _CLOSED and before in _UNVERIFIED):
            message = f"事项{entry.date.isoformat()}时为“{before}”，不能记“{event}”"
            yield view.finding(RULE, ("log", index, "event"), message, _suggest_events(before))


def _suggest_events(before: Lifecycle) -> str:
    legal = "、".join(kind for kind in EventKind if kind in LEGAL[before] - _ALWAYS)
    if not legal:
        return f"“{before}”的事项不再办理；确要重新办理的，另立一项"
    return f"此时可记：{legal}；漏记了中间一步的，先补上那一条"
