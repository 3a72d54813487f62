"""LS827 督导文件中的名称须在名录中。

为什么：
    名称写错，覆盖、回避和负担都会算错。

合格：
    schools: [{code: "1", name: 滨海市第一小学}]
    inspection: {objects: [滨海市第一小学]}

不合格：
    schools: [{code: "1", name: 滨海市第一小学}]
    inspection: {objects: [滨海一小]}
    ---
    inspection: {profile: 江苏}
    ---
    schools: [{code: "1", name: 滨海市第一小学}]
    visits: [{date: 2026-10-12, school: 滨海一小}]

改法：
    改成名录中的全称；新的对象先登记进 registers。

依据：
    国办发〔2015〕58号：一单两库
"""

from __future__ import annotations

from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.rules.shared.inspection_names import (
    KnownNames,
    list_activity_names,
    list_book_names,
    list_inspection_names,
    list_plan_names,
)

RULE = Rule(
    code="LS827",
    title="督导文件中的名称须在名录中",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="国办发〔2015〕58号：一单两库",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every object, inspector, matter, draw, term and profile that is not known."""
    known = KnownNames(view)
    for placed in view.ground.inspections:
        yield from known.check(RULE, placed.path, list_inspection_names(placed.record))
    for book in view.ground.books:
        yield from known.check(RULE, book.path, list_book_names(book.record))
    for plan in view.ground.plans:
        yield from known.check(RULE, plan.path, list_plan_names(plan.record))
    for activities in view.ground.activity_books:
        yield from known.check(RULE, activities.path, list_activity_names(activities.record))
