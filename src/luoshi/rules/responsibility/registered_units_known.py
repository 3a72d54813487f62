"""LS209 设置和名录中提到的单位须在 units 中。

为什么：
    督查机构、台账管理单位、上级单位、人员所在单位写错一个字，核查、销号的权限和按单位的汇总就都落空。
    参数 beside 列出不必登记为单位的说法。

合格：
    org: {people: [{name: 分管副主任, unit: 委领导}, {name: 督查科长, unit: 办公室}]}

不合格：
    luoshi: {organisation: {name: 滨海市教育委员会, office: 督查室}}
    ---
    ledgers: {2026/zonghe: {title: 综合清单, kind: 综合, year: 2026, prefix: ZD, owner: 办公厅}}
    ---
    org: {units: [{name: 办公室}, {name: 电教馆, parent: 科信处}], people: []}
    ---
    org: {people: [{name: 督查科长, unit: 督查科}]}

改法：
    改成 org.yaml 的 units 中的规范全称，或先登记该单位。

依据：
    津教委〔2018〕1号 四（十三）：办公室强化统筹督办责任；各处室和各单位是抓落实的责任部门
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.api import (
    CONFIGURATION_FILE,
    ORGANISATION_FILE,
    Findings,
    Keys,
    Rule,
    Scope,
    Severity,
    WorkspaceView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


RULE = Rule(
    code="LS209",
    title="设置和名录中提到的单位须在 units 中",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="津教委〔2018〕1号 四（十三）",
    parameters={"beside": ("委领导", "局领导", "厅领导", "校领导")},
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding wherever luoshi.yaml, a ledger or org.yaml mentions a unit that is not registered."""
    context = view.context
    known = context.names.units | set(context.words(RULE, "beside"))
    for path, keys, label, name in _find_mentions(view):
        if name not in known:
            message = f"{label}“{name}”不在 org.yaml 的 units 中{context.names.suggestion(name)}"
            yield view.finding(RULE, path, keys, message, "改用 units 中的规范全称，或先登记该单位")


def _find_mentions(view: WorkspaceView) -> Iterator[tuple[str, Keys, str, str]]:
    """Yield each mention of a unit: path, keys, what the unit is there, and its name."""
    context = view.context
    yield CONFIGURATION_FILE, ("organisation", "office"), "督查机构", context.config.organisation.office
    for folder, ledger in context.ledgers.items():
        yield f"ledgers/{folder}/ledger.yaml", ("owner",), "台账管理单位", ledger.owner
    for index, unit in enumerate(context.organisation.units):
        if unit.parent is not None:
            yield ORGANISATION_FILE, ("units", index, "parent"), f"“{unit.name}”的上级单位", unit.parent
    for index, person in enumerate(context.organisation.people):
        yield ORGANISATION_FILE, ("people", index, "unit"), f"“{person.name}”的所在单位", person.unit
