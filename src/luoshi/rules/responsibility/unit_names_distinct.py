"""LS213 单位名称和别称不得重复。

为什么：
    别称用来认出台账和旧表里的简称。一个别称指向两个单位，导入和提示就会张冠李戴。

合格：
    org: {units: [{name: 办公室}, {name: 学前教育处, aliases: [学前处]}, {name: 财务处, aliases: [计财处]}], people: []}

不合格：
    org: {units: [{name: 办公室}, {name: 办公室, kind: 处室}], people: []}
    ---
    org: {units: [{name: 学前教育处, aliases: [教育处]}, {name: 基础教育处, aliases: [教育处]}], people: []}
    ---
    org: {units: [{name: 财务处}, {name: 发展规划处, aliases: [财务处]}], people: []}

改法：
    同名的单位合成一条；别称只留给最常用它的那个单位，另一个换一种简称。

依据：
    实务：台账中责任单位写规范全称，简称、曾用名只用于识别
"""

from __future__ import annotations

from luoshi.rules.engine.api import ORGANISATION_FILE, Findings, Rule, Scope, Severity, WorkspaceView

RULE = Rule(
    code="LS213",
    title="单位名称和别称不得重复",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    basis="实务：单位以规范全称为准",
)


def check(view: WorkspaceView) -> Findings:
    """Yield a finding for each unit that is registered again, and for each alias that leads to another unit as well."""
    owners: dict[str, str] = {}
    for index, unit in enumerate(view.context.organisation.units):
        if unit.name in owners:
            message = f"单位“{unit.name}”在 units 中登记了不止一次"
            keys = ("units", index, "name")
            yield view.finding(RULE, ORGANISATION_FILE, keys, message, "合并成一条")
        owners[unit.name] = unit.name
    yield from _check_aliases(view, owners)


def _check_aliases(view: WorkspaceView, owners: dict[str, str]) -> Findings:
    for index, unit in enumerate(view.context.organisation.units):
        for position, alias in enumerate(unit.aliases):
            owner = owners.setdefault(alias, unit.name)
            if owner != unit.name:
                what = "就是另一个单位的名称" if owner == alias else f"也是“{owner}”的别称"
                message = f"“{unit.name}”的别称“{alias}”{what}"
                keys = ("units", index, "aliases", position)
                yield view.finding(RULE, ORGANISATION_FILE, keys, message, f"从其中一个单位的 aliases 中删去“{alias}”")
