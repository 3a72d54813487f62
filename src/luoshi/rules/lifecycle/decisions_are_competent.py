"""LS413 须由有权的人或会议批准。

为什么：
    延期、调整、暂停、退办、撤销、销号、并案、拆分，回头看重定的时限，更正日期、单位、节点和作废，都改变承诺或结论。
    随便写一个名字、承办单位自己批准自己，等于没有批准：这样的记录不起作用，时限、状态和数字仍按原来的算。
    谁可以批准，写在 org.yaml 的 approvers；没有写的，是有“批准”权限的人、各单位的分管领导、别的事项立项依据中的会议，
    和本事项立项依据中的机关。

合格：
    org: {people: [{name: 主任, unit: 委领导, roles: [批准]}]}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 主任}
    ---
    org: {approvers: [{name: 代理主任, from: 2026-10-01, to: 2026-10-31, approves: [暂停]}]}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 代理主任}

不合格：
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 保安}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 延期, due: 2027-01-29, approver: 学前教育处, reason: 汛期停工}
    ---
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 并案, into: [ZD-2026-009], reason: 内容相同}
    ---
    org: {approvers: [{name: 代理主任, from: 2026-10-01, to: 2026-10-15}]}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 暂停, reason: 公开招标, approver: 代理主任}

改法：
    写明实际批准的领导职务或会议；此人确可批准的，先在 org.yaml 的 approvers 登记。没有批准的，照原来的要求办。

依据：
    津教委〔2018〕1号 一（二）：确需调整目标、进度的，经委领导研究决定后，进行调整
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted, Cancelled, Declined, Extended, Paused
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.authority import Incompetence

if TYPE_CHECKING:
    from luoshi.model.entries import Entry

RULE = Rule(
    code="LS413",
    title="须由有权的人或会议批准",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({"log"}),
)

_JUDGED_ELSEWHERE: frozenset[type] = frozenset({Extended, Paused, Declined, Cancelled, Adjusted})
"""Without any approver these are judged by LS310, LS410, LS412 and LS411."""

_HINT = "写明实际批准的领导职务或会议；确可批准的，先在 org.yaml 的 approvers 登记；没有批准的，照原来的要求办"


def check(view: TaskView) -> Findings:
    """Yield a finding for every decision that nobody competent has approved."""
    for each in view.state.list_walked():
        if isinstance(each.refusal, Incompetence):
            entry = view.task.log[each.place]
            if each.refusal is not Incompetence.NOBODY or type(entry) not in _JUDGED_ELSEWHERE:
                yield view.finding(RULE, _find_keys(each.place, entry), _say(entry, each.refusal), _HINT)
    for fix in view.state.list_corrections():
        if isinstance(fix.fault, Incompetence):
            yield view.finding(RULE, _find_keys(fix.place, fix.entry), _say(fix.entry, fix.fault), _HINT)


def _find_keys(place: int, entry: Entry) -> tuple[str | int, ...]:
    return ("log", place) if getattr(entry, "approver", None) is None else ("log", place, "approver")


def _say(entry: Entry, why: Incompetence) -> str:
    what = "回头看重定的时限" if entry.event == "回头看" else f"“{entry.event}”"
    if why is Incompetence.NOBODY:
        return f"{what}没有写明批准人（approver），不起作用"
    return f"{what}的批准人“{getattr(entry, 'approver', '')}”{why}，不起作用"
