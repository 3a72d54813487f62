"""LS824 检查组不少于两人，并无应当回避或不合格的人。

为什么：
    执法检查不得少于两人，并须有执法资格；与对象有利害关系的须回避。

合格：
    inspectors:
      - {name: 督学丙, qualified: true}
      - {name: 督学戊, qualified: true}
    draw: {teams: {滨海市第一小学: [督学丙, 督学戊]}}

不合格：
    draw: {teams: {滨海市第一小学: [督学戊]}}
    ---
    inspectors: [{name: 督学丙, relations: [{object: 南湾区中心小学, kind: 家人在该单位}]}]
    draw: {teams: {南湾区中心小学: [督学丙, 督学戊]}}

改法：
    换人或补人；应当回避的写进人员名单的 away，重新公告抽取。

依据：
    行政处罚法第四十二、四十三条；国办发〔2015〕58号
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import must_recuse

if TYPE_CHECKING:
    import datetime as dt

RULE = Rule(
    code="LS824",
    title="检查组不少于两人，并无应当回避或不合格的人",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="行政处罚法第四十二、四十三条；国办发〔2015〕58号",
)


_LEAST = 2


def check(view: InspectionView) -> Findings:
    """Yield a finding for every team that is too small, or has somebody who must keep away or is not qualified."""
    qualified = any(placed.record.qualified for placed in view.ground.inspectors)
    for placed in view.ground.draws.values():
        day = placed.record.value.date if placed.record.value else placed.record.announced.date
        for each, team in placed.record.teams.items():
            if len(team) < _LEAST:
                message = f"{each}的检查组只有 {len(team)} 人，不得少于 {_LEAST} 人"
                yield view.finding(RULE, placed.path, ("teams", each), message, "补人")
            for name in team:
                why = _find_fault(view, name, each, day, asked=qualified)
                if why:
                    yield view.finding(RULE, placed.path, ("teams", each), f"{name}{why}", "换人，重新抽取")


def _find_fault(view: InspectionView, name: str, each: str, day: dt.date, *, asked: bool) -> str:
    """Return what speaks against a person; ``asked``: whether the register says at all who is qualified."""
    person = view.ground.inspector_names.get(name)
    if person is None:
        return "不在人员名录" if view.ground.inspectors else ""
    profile = view.find_profile()
    relation = must_recuse(person, each, day, profile.recusal_left_years if profile else None)
    if relation is not None:
        return f"对{each}应当回避：{relation.kind}"
    return "没有执法资格" if asked and not person.qualified else ""
