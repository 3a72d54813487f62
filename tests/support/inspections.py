"""Files of inspection in memory: a small valid workspace, changed where a test needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.model.accepting import validated
from luoshi.model.holidays import SchoolTerm
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.clue import Clue
from luoshi.model.inspection.draw import Draw
from luoshi.model.inspection.plan import ActivityBook, InspectionPlan
from luoshi.model.inspection.registers import InspectorRegister, MatterRegister, SchoolRegister
from luoshi.model.inspection.visits import VisitBook
from luoshi.rules.engine.change_api import RecordPair
from luoshi.state.inspection.ground import Ground
from tests.support.builders import merged, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from luoshi.model.record import Record

INSPECTION = """
id: DD-2026-001
title: 南湾区义务教育学校综合督导
plan: JH-2026-01
class: 督学
type: 综合
matters: [校园安全]
objects: [滨海市第一小学]
group: [{name: 督学丙, role: 组长}, {name: 督学戊}, {name: 督学丁}]
"""
PLAN = """
year: 2026
adopted: 2026-01-08
approver: 主任办公会
filed: {to: 省教育督导委员会办公室, date: 2026-01-20}
items:
  - id: JH-2026-01
    name: 义务教育学校综合督导
    class: 督学
    type: 综合
    matters: [校园安全]
    basis: 教育督导条例第十四条
    lead: 办公室
    months: [9]
    targets: {names: [滨海市第一小学]}
  - {id: JH-2026-02, name: 双随机抽查, class: 双随机, type: 专项, basis: 国办发〔2015〕58号, lead: 办公室, months: [10]}
"""
_POOL_TEXT = """
滨海市第一小学 滨海市第二小学 滨海市实验小学 东港区育才小学 东港区海滨小学
南湾区中心小学 南湾区向阳小学 西城区文化路小学 西城区建设路小学 北辰区朝阳小学
"""
POOL = _POOL_TEXT.split()
DRAW = """
id: CC-2026-001
plan: JH-2026-02
announced:
  date: 2026-10-12
  take: 3
  reserves: 2
  team: 2
  max_load: 2
  pool: d8cc191f8a9f03e6cf86af3d0b0d401efb827da0cd85e18f26d70cb852861855
  people: 8edc28b6cf08026504938f1c629b77e9ee14b13db5dc3c826edd6b05423cb33c
  source: 福彩双色球
  issue: "2026120"
  form: 红球升序，加号，蓝球
  where: 局网站
people:
  - {name: 督学甲, leads: true, away: [南湾区中心小学]}
  - {name: 督学乙}
  - {name: 督学丙, leads: true}
  - {name: 督学丁}
  - {name: 督学戊, leads: true}
value: {date: 2026-10-18, text: "双色球2026120期:03 08 11 19 25 30+07"}
result: [南湾区中心小学, 滨海市第一小学, 滨海市实验小学]
reserves: [东港区育才小学, 南湾区向阳小学]
teams:
  南湾区中心小学: [督学丙, 督学戊]
  滨海市第一小学: [督学戊, 督学丁]
  滨海市实验小学: [督学甲, 督学丙]
outcome: {date: 2026-10-30, where: 局网站}
"""
CLUE = """
id: XS-2026-001
received: 2026-10-08
way: 来电
object: 滨海市第一小学
matter: 违规补课
content: 反映周末组织学生集体补课
handler: 办公室
due: 2026-10-30
"""
BESIDE = frozenset(
    {"inspection", "inspections", "plan", "visits", "term", "draw", "activities", "clue", "path", "tasks", "as_of",
     "luoshi", "schools", "inspectors", "matters", "terms"}
)  # fmt: skip
"""Keys of an example of a rule of inspection."""


def inspection(**overlay: Any) -> Inspection:
    """Build the base inspection with keys replaced."""
    return validated(Inspection, merged(read(INSPECTION), overlay))


def draw(**overlay: Any) -> Draw:
    """Build the base draw with keys replaced."""
    return validated(Draw, merged({**read(DRAW), "pool": POOL}, overlay))


def ground(given: Mapping[str, Any]) -> Ground:
    """Build the files that an example describes, by the keys of ``BESIDE``; what it does not name is not there.

    A plan is there always: without one, every inspection would be off plan.
    """
    files: dict[str, Record] = {"inspections/2026/plan.yaml": _plan(given.get("plan") or {})}
    overlays = given.get("inspections") or ([given["inspection"]] if "inspection" in given else [])
    for overlay in overlays:
        made = inspection(**overlay)
        files[given.get("path", f"inspections/2026/{made.id}.yaml")] = made
    if "draw" in given:
        made_draw = draw(**given["draw"])
        files[f"inspections/2026/draws/{made_draw.id}.yaml"] = made_draw
    if "clue" in given:
        files["clues/XS-2026-001.yaml"] = validated(Clue, merged(read(CLUE), given["clue"]))
    files |= _books(given)
    terms = tuple(validated(SchoolTerm, each) for each in given.get("terms", ()))
    return Ground(files, terms)


def _plan(overlay: Mapping[str, Any]) -> InspectionPlan:
    return validated(InspectionPlan, merged(read(PLAN), overlay))


def _books(given: Mapping[str, Any]) -> dict[str, Record]:
    kinds: dict[str, tuple[str, type[Record], Any]] = {
        "schools": ("registers/schools/全部.yaml", SchoolRegister, {"schools": given.get("schools")}),
        "inspectors": ("registers/inspectors.yaml", InspectorRegister, {"inspectors": given.get("inspectors")}),
        "matters": ("registers/matters.yaml", MatterRegister, {"matters": given.get("matters")}),
        "activities": ("inspections/2026/activities.yaml", ActivityBook, given.get("activities")),
        "visits": ("inspections/2026/visits/2026春-督学甲.yaml", VisitBook, _visits(given)),
    }
    return {path: validated(kind, data) for name, (path, kind, data) in kinds.items() if name in given}


def _visits(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"term": given.get("term", "2026秋"), "inspector": "督学甲", "visits": given.get("visits")}


def record_pairs(given: Mapping[str, Any]) -> Iterator[RecordPair]:
    """Yield the pairs that an example of a change describes: ``inspection_before`` and so on, null where it is gone."""
    makers: dict[str, Callable[..., Record]] = {"inspection": inspection, "draw": draw, "plan": _plan_of}
    for name, make in makers.items():
        if f"{name}_before" in given:
            before, after = given[f"{name}_before"], given[f"{name}_after"]
            made = [None if each is None else make(**each) for each in (before, after)]
            yield RecordPair(f"inspections/2026/{name}.yaml", *made)


def _plan_of(**overlay: Any) -> InspectionPlan:
    return _plan(overlay)
