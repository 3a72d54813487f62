"""LS807 有关系的督学须回避。

为什么：
    近亲属任负责人、家人在该单位、离开不满规定年限、本单位的人参加督导，结论不可信。

合格：
    inspectors:
      - {name: 督学甲, relations: [{object: 滨海市第三小学, kind: 近亲属任负责人}]}
    inspection:
      group: [{name: 督学甲, role: 组长}]

不合格：
    inspectors:
      - {name: 督学甲, relations: [{object: 滨海市第一小学, kind: 近亲属任负责人}]}
    inspection:
      group: [{name: 督学甲, role: 组长}]
    ---
    inspectors:
      - {name: 督学甲, relations: [{object: 滨海市第一小学, kind: 曾任职, until: 2025-08-31}]}
    visits:
      - {date: 2026-10-12, school: 滨海市第一小学}

改法：
    换人；几个单位中只对一个回避的，记“回避”，写明决定人。

依据：
    教育督导条例第十条；浙江省教育督导条例第二十条；重庆市教育督导条例第十二条
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.steps import Recused
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import must_recuse

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.inspection.settings import InspectionProfile
    from luoshi.state.inspection.course import InspectionCourse

RULE = Rule(
    code="LS807",
    title="有关系的督学须回避",
    severity=Severity.ERROR,
    scope=Scope.INSPECTION,
    basis="教育督导条例第十条；浙江省教育督导条例第二十条；重庆市教育督导条例第十二条",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for every inspector who must keep away from an object and is not recused."""
    for placed, course in view.courses:
        yield from _check_group(view, placed.path, course)
    for place, book in view.ground.visits:
        years = _read_years(view.find_profile())
        for name in (book.inspector, *place.record.companions):
            why = _find_relation(view, name, place.record.school, place.record.date, years)
            if why:
                yield view.finding(RULE, place.path, place.keys, f"{name}对{place.record.school}应当回避：{why}", _HINT)


_HINT = "换人，或记“回避”，写明决定人"


def _check_group(view: InspectionView, path: str, course: InspectionCourse) -> Findings:
    inspection = course.inspection
    day = course.began or view.day
    recused = {(entry.person, entry.object) for _, entry in course.steps if isinstance(entry, Recused)}
    for index, member in enumerate(inspection.group):
        for each in inspection.objects:
            why = _find_relation(view, member.name, each, day, _read_years(course.profile))
            if why and (member.name, each) not in recused:
                message = f"{member.name}对{each}应当回避：{why}"
                yield view.finding(RULE, path, ("group", index, "name"), message, _HINT)


def _find_relation(view: InspectionView, name: str, each: str, day: dt.date, years: int | None) -> str:
    person = view.ground.inspector_names.get(name)
    relation = must_recuse(person, each, day, years) if person else None
    return str(relation.kind) if relation else ""


def _read_years(profile: InspectionProfile | None) -> int | None:
    return profile.recusal_left_years if profile else None
