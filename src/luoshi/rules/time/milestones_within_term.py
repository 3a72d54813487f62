"""LS303 节点时限须在交办日期与完成时限之间。

为什么：
    时间表是完成时限的分解。节点排在完成时限之后，事项到期了节点还没到，进度就算不对。
    完成时限经批准延后的，以延后的为准；经批准调整的节点，以调整后的为准。

合格：
    milestones:
      - {id: 开工, title: 全部开工, due: 2026-10-31, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-31, weight: 60}

不合格：
    milestones:
      - {id: 开工, title: 全部开工, due: 2026-09-30, weight: 40}
      - {id: 竣工, title: 全部竣工, due: 2026-12-31, weight: 60}
    ---
    milestones:
      - {id: 竣工, title: 全部竣工, due: 2027-01-15, weight: 100}
    ---
    milestones:
      - {id: 竣工, title: 全部竣工, due: 2026-12-31, weight: 100}
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-20, event: 调整, field: milestones.竣工.due, to: 2027-01-15, approver: 主任办公会}

改法：
    改正节点的日期；节点确要推后的，先按程序延期，再调整节点。

依据：
    津教委〔2018〕1号 一（二）：明确时间表、路线图；调整目标、进度的，经委领导研究决定
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Adjusted
from luoshi.rules.engine.api import Findings, Keys, Rule, Scope, Severity, TaskView

if TYPE_CHECKING:
    import datetime as dt


RULE = Rule(
    code="LS303",
    title="节点时限须在交办日期与完成时限之间",
    severity=Severity.ERROR,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 一（二）",
    needs=frozenset({"milestones"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for each milestone that, as it stands on the day, lies outside the term of the task."""
    stones, state = view.task.milestones, view.state
    if not stones:
        return
    assigned = state.assigned
    last = max((due for due in (state.first_due, state.due) if due is not None), default=None)
    if not state.adjusted and all(assigned <= stone.due and (last is None or stone.due <= last) for stone in stones):
        return
    for index, (stone, now) in enumerate(zip(stones, state.milestones, strict=True)):
        if now.due < assigned:
            message = f"节点“{stone.id}”的时限 {now.due} 早于交办日期 {assigned}"
            yield view.finding(RULE, _find_keys(view, index, now.due), message, "改正节点时限或 assigned 中写错的日期")
        elif last is not None and now.due > last:
            message = f"节点“{stone.id}”的时限 {now.due} 晚于完成时限 {last}"
            yield view.finding(
                RULE, _find_keys(view, index, now.due), message, f"改到 {last} 或之前；确要推后的，先办理延期"
            )


def _find_keys(view: TaskView, index: int, due: dt.date) -> Keys:
    """Return the keys of the date, which stands in the head or in the last 调整 that set it."""
    stone, at = view.task.milestones[index], None
    if due != stone.due:
        field = f"milestones.{stone.id}.due"
        wanted = (field, due.isoformat())
        entries = enumerate(view.task.log)
        at = max((i for i, e in entries if isinstance(e, Adjusted) and (e.field, e.to) == wanted), default=None)
    return ("milestones", index, "due") if at is None else ("log", at, "to")
