"""LS828 名录中的名称、代码和编号不得重复。

为什么：
    两个同名的对象分不清是哪一个；两项同号的计划分不清是哪一项。

合格：
    schools: [{code: "1", name: 滨海市第一小学}, {code: "2", name: 滨海市第二小学}]

不合格：
    schools: [{code: "1", name: 滨海市第一小学}, {code: "1", name: 滨海市第二小学}]
    ---
    inspectors: [{name: 督学甲}, {name: 督学甲}]

改法：
    改正其中一个；重名的人加上单位。

依据：
    通行做法：代码、名称、编号各自唯一
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.registers import MatterRegister
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.findings import Keys

RULE = Rule(
    code="LS828",
    title="名录中的名称、代码和编号不得重复",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="通行做法：代码、名称、编号各自唯一",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every code, name or id that an earlier entry has."""
    seen: set[tuple[str, str]] = set()
    for kind, name, path, keys in _list_names(view):
        if (kind, name) in seen:
            yield view.finding(RULE, path, keys, f"{kind}“{name}”重复", "改正其中一个")
        seen.add((kind, name))


def _list_names(view: InspectionView) -> Iterator[tuple[str, str, str, Keys]]:
    for school in view.ground.schools:
        yield "督导对象代码", school.record.code, school.path, (*school.keys, "code")
        yield "督导对象", school.record.name, school.path, (*school.keys, "name")
    for person in view.ground.inspectors:
        yield "督学", person.record.name, person.path, (*person.keys, "name")
    for file in view.ground.each(MatterRegister):
        for index, matter in enumerate(file.record.matters):
            yield "事项编号", matter.id, file.path, ("matters", index, "id")
            yield "事项", matter.name, file.path, ("matters", index, "name")
    for plan in view.ground.plans:
        for index, item in enumerate(plan.record.items):
            yield "计划编号", item.id, plan.path, ("items", index, "id")
    for book in view.ground.books:
        yield "督导记录", f"{book.record.term}-{book.record.inspector}", book.path, ("term",)
