"""LS722 谁能录入、核查、批准的改动要摆明。

为什么：
    添一个“核查”角色，承办单位就能自己通过自己；换一个批准人，过期的延期就有人同意。权限可以调，但要单独看、单独批。

合格：
    people_now: {}
    ---
    org: {people: [{name: 督查科长, unit: 办公室, roles: [核查]}]}
    people_now: {people: [{name: 督查科长, unit: 办公室, roles: [核查]}, {name: 财务处联络员, unit: 财务处}]}

不合格：
    org: {people: [{name: 处长, unit: 学前教育处}]}
    people_now: {people: [{name: 处长, unit: 学前教育处, roles: [核查, 批准]}]}
    ---
    people_now: {approvers: [{name: 保安队长, approves: [延期]}]}
    ---
    people_now: {people: []}

改法：
    不该改的恢复；确需调整的单独提交，由督查机构负责人看过再合并。

依据：
    津教委〔2018〕1号 三（九）专人负责；督办单位审核、批准后销号（domain.md 2.8）；设计二 9.4
"""

from __future__ import annotations

from luoshi.rules.engine.change_api import ORGANISATION_FILE, ChangesView, Findings, Rule, Scope, Severity
from luoshi.rules.shared.measures import list_permission_changes

RULE = Rule(
    code="LS722",
    title="谁能录入、核查、批准的改动要摆明",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    basis="津教委〔2018〕1号 三（九）；设计二 9.4",
)


def check(view: ChangesView) -> Findings:
    """Yield a finding for each change of org.yaml that gives or takes a say: roles, leaders, approvers, identities."""
    if view.measures is None:
        return
    before, now = view.measures
    for each in list_permission_changes(before.organisation, now.organisation):
        message = f"权限改动：{each.words}（对比 {view.base.name}）"
        hint = "不该改的恢复；确需调整的单独提交，由督查机构负责人看过再合并"
        yield view.in_settings(RULE, ORGANISATION_FILE, each.keys, message, hint)
