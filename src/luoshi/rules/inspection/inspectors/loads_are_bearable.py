"""LS810 每校有责任督学，每名督学负责的学校不过多。

为什么：
    一名督学负责太多学校，每学期两次也走不过来；没有责任督学的学校无人过问。

合格：
    schools:
      - {code: "1", name: 滨海市第一小学, area: 第一责任区}
    inspectors:
      - {name: 督学甲, areas: [第一责任区]}

不合格：
    schools:
      - {code: "1", name: 滨海市第一小学, area: 第一责任区}
      - {code: "2", name: 滨海市第二小学}
    inspectors:
      - {name: 督学甲, areas: [第一责任区]}

改法：
    调整责任区，或增聘督学；学校的 area、督学的 areas 或 schools 写清楚。

依据：
    中小学校责任督学挂牌督导办法（国教督办〔2013〕2号）；教督〔2012〕7号；上海、浙江、重庆教育督导条例
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.model.inspection.settings import NumberSpan
from luoshi.rules.engine.inspection_api import Findings, InspectionView, Rule, Scope, Severity
from luoshi.state.inspection.inspecting import assign_schools, invert_schools, list_taught

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.model.inspection.settings import InspectionProfile

RULE = Rule(
    code="LS810",
    title="每校有责任督学，每名督学负责的学校不过多",
    severity=Severity.WARNING,
    scope=Scope.INSPECTION,
    basis="中小学校责任督学挂牌督导办法（国教督办〔2013〕2号）；教督〔2012〕7号；上海、浙江、重庆教育督导条例",
)


def check(view: InspectionView) -> Findings:
    """Yield a finding for inspectors with too many schools, schools with too few inspectors, areas too large."""
    if not view.ground.inspectors or not view.ground.schools:
        return
    assigned = assign_schools(view.ground, view.day)
    profile = view.find_profile()
    yield from _check_people(view, assigned, profile)
    yield from _check_schools(view, invert_schools(assigned), profile)
    yield from _check_areas(view)


def _check_people(
    view: InspectionView, assigned: Mapping[str, tuple[str, ...]], profile: InspectionProfile | None
) -> Findings:
    most = _read_most(profile)
    for placed in view.ground.inspectors:
        count = len(assigned.get(placed.record.name, ()))
        if most is not None and count > most:
            message = f"{placed.record.name}负责 {count} 所学校，超过 {most} 所"
            yield view.finding(RULE, placed.path, placed.keys, message, "调整责任区，或增聘督学")


def _check_schools(
    view: InspectionView, people: Mapping[str, tuple[str, ...]], profile: InspectionProfile | None
) -> Findings:
    least = max(1, (profile.inspectors_per_school_min or 1) if profile else 1)
    taught = {school.name for school in list_taught(view.ground, view.day)}
    for placed in view.ground.schools:
        name, count = placed.record.name, len(people.get(placed.record.name, ()))
        if name in taught and count < least:
            message = f"{name}有 {count} 名责任督学，不到 {least} 名" if count else f"{name}没有责任督学"
            yield view.finding(RULE, placed.path, placed.keys, message, "写明 area，或在督学的 schools 中写上")


def _check_areas(view: InspectionView) -> Findings:
    most = view.config.inspectors.area_schools
    areas = Counter(school.area for school in list_taught(view.ground, view.day) if school.area)
    for area, count in sorted(areas.items()):
        if count > most:
            first = next(placed for placed in view.ground.schools if placed.record.area == area)
            message = f"{area}有 {count} 所学校，超过 {most} 所"
            yield view.finding(RULE, first.path, (*first.keys, "area"), message, "分成几个责任区")


def _read_most(profile: InspectionProfile | None) -> int | None:
    span = profile.schools_per_inspector if profile else None
    return span.most if isinstance(span, NumberSpan) else span
