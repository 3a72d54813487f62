"""LS603 记录的节点须是本事项尚未完成的节点。

为什么：
    写错编号的节点不会计入进度；同一节点记两次，完成日期就有两个。

合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 节点, milestone: 方案}

不合格：
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 节点, milestone: 实施方案}
    ---
    milestones:
      - {id: 方案, title: 印发方案, due: 2026-10-20, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-20, weight: 60}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 节点, milestone: 方案}
      - {date: 2026-10-21, event: 节点, milestone: 方案}

改法：
    改正编号；重复的，后一条改记“进展”；日期记错的，用“更正”说明。

依据：
    津教委〔2018〕1号 二（三）细化推动落实的时间表、路线图和责任人
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Revisited, Verified
from luoshi.model.entries import Reached
from luoshi.model.vocabulary import RevisitResult, VerifyResult
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt


RULE = Rule(
    code="LS603",
    title="记录的节点须是本事项尚未完成的节点",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 二（三）",
    needs=frozenset({Reached, Verified}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every 节点 that names no milestone, or one that was reached before and not returned since."""
    known = {stone.id for stone in view.task.milestones}
    reached: dict[str, dt.date] = {}
    for index, entry in view.state.list_counted():
        if type(entry) is Verified and entry.result is VerifyResult.RETURNED:
            reached.clear()
            yield from _check_reopened(view, index, entry, known)
        if type(entry) is Revisited and entry.result is RevisitResult.RELAPSED:
            reached.clear()
        if type(entry) is not Reached:
            continue
        keys = ("log", index, "milestone")
        if entry.milestone not in known:
            message = f"本事项没有编号为“{entry.milestone}”的节点{suggest(entry.milestone, known)}"
            yield view.finding(RULE, keys, message, "改用 milestones 中的编号，或补上这个节点")
        elif entry.milestone in reached:
            message = f"节点“{entry.milestone}”在{reached[entry.milestone].isoformat()}已记为完成"
            yield view.finding(RULE, keys, message, "重复的一条改记“进展”，日期记错的用“更正”说明")
        reached.setdefault(entry.milestone, entry.date)


def _check_reopened(view: TaskView, index: int, entry: Verified, known: set[str]) -> Findings:
    for place, name in enumerate(entry.reopen):
        if name not in known:
            message = f"本事项没有编号为“{name}”的节点{suggest(name, known)}"
            keys = ("log", index, "reopen", place)
            yield view.finding(RULE, keys, message, "改用 milestones 中的编号，或补上这个节点")
