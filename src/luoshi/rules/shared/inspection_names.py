"""Names that files of inspection use, and the registers in which they must stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.inspection.words import Role
from luoshi.state.inspection.profiles import list_profile_names
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.findings import Finding, Keys
    from luoshi.model.inspection.activity import Inspection
    from luoshi.model.inspection.plan import ActivityBook, InspectionPlan
    from luoshi.model.inspection.visits import VisitBook
    from luoshi.rules.engine.inspection_api import InspectionView
    from luoshi.rules.engine.rule import Rule

OBJECT, INSPECTOR, MATTER, DRAW, TERM, PROFILE = "督导对象", "督学", "事项", "抽取", "学期", "督导程序"
_REGISTERS = {
    OBJECT: "registers/schools/ 或 org.yaml",
    INSPECTOR: "registers/inspectors.yaml",
    MATTER: "registers/matters.yaml",
    DRAW: "inspections/年度/draws/",
    TERM: "calendar/年份.yaml 的 terms",
    PROFILE: "luoshi.yaml 的 inspection_profiles",
}


class UsedName(NamedTuple):
    """A name that a file uses: what it names, and where."""

    kind: str
    name: str
    keys: Keys


class KnownNames:
    """The names of the registers; a register that is not kept at all is not asked."""

    def __init__(self, view: InspectionView) -> None:
        ground = view.ground
        self._view = view
        self._known: Mapping[str, set[str]] = {
            OBJECT: {*ground.school_names, *view.context.names.units} if ground.schools else set(),
            INSPECTOR: set(ground.inspector_names),
            MATTER: set(ground.matters),
            DRAW: set(ground.draws) or {""},
            TERM: {term.id for term in ground.terms},
            PROFILE: set(list_profile_names(view.config)),
        }

    def check(self, rule: Rule, path: str, used: Iterator[UsedName]) -> Iterator[Finding]:
        """Yield a finding for every name that its register does not have."""
        for kind, name, keys in used:
            known = self._known[kind]
            if known and name not in known:
                message = f"没有{kind}“{name}”{suggest(name, known)}"
                yield self._view.finding(rule, path, keys, message, f"改成 {_REGISTERS[kind]} 中的名称，或先登记")


def list_inspection_names(inspection: Inspection) -> Iterator[UsedName]:
    """Yield the names of an inspection; experts may come from outside."""
    yield UsedName(PROFILE, inspection.profile, ("profile",))
    yield from (UsedName(OBJECT, name, ("objects", index)) for index, name in enumerate(inspection.objects))
    yield from (UsedName(MATTER, name, ("matters", index)) for index, name in enumerate(inspection.matters))
    for index, member in enumerate(inspection.group):
        if member.role not in {Role.EXPERT, Role.MEMBER}:
            yield UsedName(INSPECTOR, member.name, ("group", index, "name"))
    if inspection.draw is not None:
        yield UsedName(DRAW, inspection.draw, ("draw",))


def list_book_names(book: VisitBook) -> Iterator[UsedName]:
    """Yield the names of a visit book."""
    yield UsedName(TERM, book.term, ("term",))
    yield UsedName(INSPECTOR, book.inspector, ("inspector",))
    for index, visit in enumerate(book.visits):
        yield UsedName(OBJECT, visit.school, ("visits", index, "school"))


def list_plan_names(plan: InspectionPlan) -> Iterator[UsedName]:
    """Yield the names of a plan."""
    for index, item in enumerate(plan.items):
        yield from (UsedName(MATTER, name, ("items", index, "matters")) for name in item.matters)
        yield from (UsedName(OBJECT, name, ("items", index, "targets", "names")) for name in item.targets.names)


def list_activity_names(book: ActivityBook) -> Iterator[UsedName]:
    """Yield the schools of activities and forms."""
    for index, activity in enumerate(book.activities):
        yield from (UsedName(OBJECT, name, ("activities", index, "schools")) for name in activity.schools)
    for index, form in enumerate(book.forms):
        yield from (UsedName(OBJECT, name, ("forms", index, "schools")) for name in form.schools)
