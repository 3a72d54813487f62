"""LS219 配合任务须按期完成。

为什么：
    牵头单位等配合单位的资金、用地、编制，配合的一块逾期没人管，整个事项跟着逾期，责任却只算在牵头单位头上。

合格：
    support: [{unit: 财务处, part: 资金下达, due: 2026-10-20}]
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}
      - {date: 2026-10-19, event: 报结, by: 财务处, note: 资金已下达}
    ---
    support: [财务处]

不合格：
    support: [{unit: 财务处, part: 资金下达, due: 2026-10-20}]
    log:
      - {date: 2026-10-12, event: 签收, by: 学前教育处}

改法：
    配合单位完成的，用 luoshi submit 编号 --by 配合单位 记一条“报结”；没有完成的，催办配合单位。

依据：
    津教委〔2018〕1号 四（十五）：相关责任部门要积极配合，按要求和时限完成所承担的任务；设计二 11
"""

from __future__ import annotations

from luoshi.model.support import SupportDuty
from luoshi.model.vocabulary import Judgement
from luoshi.rules.engine.api import Findings, Rule, Scope, Severity, TaskView
from luoshi.state.lifecycle import OPEN

RULE = Rule(
    code="LS219",
    title="配合任务须按期完成",
    severity=Severity.WARNING,
    scope=Scope.TASK,
    basis="津教委〔2018〕1号 四（十五）",
    needs=frozenset({"support"}),
)


def check(view: TaskView) -> Findings:
    """Yield a finding for every part of an open task that is past its limit."""
    if view.state.lifecycle not in OPEN:
        return
    places = {each.unit: index for index, each in enumerate(view.task.support) if isinstance(each, SupportDuty)}
    for part in view.state.parts:
        if part.judgement is Judgement.OVERDUE:
            message = f"配合单位“{part.unit}”承担的{part.part or '部分'}逾期{part.days_late}天"
            hint = f"完成的由“{part.unit}”记一条“报结”；没有完成的，用 luoshi letter 催办通知单 --to {part.unit} 催办"
            yield view.finding(RULE, ("support", places[part.unit]), message, hint)
