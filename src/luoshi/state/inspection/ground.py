"""All that the files of inspection hold, as records with their paths: what rules, figures and papers look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from luoshi.frozen import Frozen
from luoshi.lazy import lazy
from luoshi.model.inspection.activity import Inspection
from luoshi.model.inspection.clue import Clue
from luoshi.model.inspection.draw import Draw
from luoshi.model.inspection.plan import ActivityBook, InspectionPlan
from luoshi.model.inspection.registers import InspectorRegister, MatterRegister, SchoolRegister
from luoshi.model.inspection.visits import VisitBook
from luoshi.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.findings import Keys
    from luoshi.model.holidays import SchoolTerm
    from luoshi.model.inspection.plan import PlanItem
    from luoshi.model.inspection.registers import Inspector, Matter, School
    from luoshi.model.inspection.visits import Visit

R = TypeVar("R", bound=Record)
N = TypeVar("N", "School", "Inspector")


class PlacedRecord(NamedTuple, Generic[R]):
    """A record with the file and the keys where it stands."""

    record: R
    path: str
    keys: Keys = ()


class Ground(Frozen):
    """The records by path; ``terms``: the school terms of the calendars, by their beginning."""

    files: Mapping[str, Record]
    terms: tuple[SchoolTerm, ...] = ()

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def each(self, kind: type[R]) -> Iterator[PlacedRecord[R]]:
        """Yield the records of one kind in the order of their paths."""
        return (PlacedRecord(record, path) for path, record in self.files.items() if isinstance(record, kind))

    @lazy
    def schools(self) -> tuple[PlacedRecord[School], ...]:
        """The objects in the order of the files."""
        return tuple(
            PlacedRecord(school, file.path, ("schools", index))
            for file in self.each(SchoolRegister)
            for index, school in enumerate(file.record.schools)
        )

    @lazy
    def school_names(self) -> Mapping[str, School]:
        """The objects by name; of two the first."""
        return _by_name(each.record for each in self.schools)

    @lazy
    def inspectors(self) -> tuple[PlacedRecord[Inspector], ...]:
        """The inspectors in the order of the file."""
        return tuple(
            PlacedRecord(person, file.path, ("inspectors", index))
            for file in self.each(InspectorRegister)
            for index, person in enumerate(file.record.inspectors)
        )

    @lazy
    def inspector_names(self) -> Mapping[str, Inspector]:
        """The inspectors by name; of two the first."""
        return _by_name(each.record for each in self.inspectors)

    @lazy
    def matters(self) -> Mapping[str, Matter]:
        """The matters by name."""
        return {matter.name: matter for file in self.each(MatterRegister) for matter in file.record.matters}

    @lazy
    def plans(self) -> tuple[PlacedRecord[InspectionPlan], ...]:
        """The plans by year."""
        return tuple(sorted(self.each(InspectionPlan), key=lambda each: each.record.year))

    @lazy
    def plan_items(self) -> Mapping[str, PlacedRecord[PlanItem]]:
        """The items of all plans by id."""
        return {
            item.id: PlacedRecord(item, plan.path, ("items", index))
            for plan in self.plans
            for index, item in enumerate(plan.record.items)
        }

    @lazy
    def inspections(self) -> tuple[PlacedRecord[Inspection], ...]:
        """The inspections in the order of their paths."""
        return tuple(self.each(Inspection))

    @lazy
    def draws(self) -> Mapping[str, PlacedRecord[Draw]]:
        """The draws by id."""
        return {each.record.id: each for each in self.each(Draw)}

    @lazy
    def clues(self) -> tuple[PlacedRecord[Clue], ...]:
        """The leads in the order of their paths."""
        return tuple(self.each(Clue))

    @lazy
    def books(self) -> tuple[PlacedRecord[VisitBook], ...]:
        """The visit books in the order of their paths."""
        return tuple(self.each(VisitBook))

    @lazy
    def visits(self) -> tuple[tuple[PlacedRecord[Visit], VisitBook], ...]:
        """All visits, each with its book."""
        return tuple(
            (PlacedRecord(visit, book.path, ("visits", index)), book.record)
            for book in self.books
            for index, visit in enumerate(book.record.visits)
        )

    @lazy
    def activity_books(self) -> tuple[PlacedRecord[ActivityBook], ...]:
        """The books of activities in schools."""
        return tuple(self.each(ActivityBook))

    def find_term(self, name: str) -> SchoolTerm | None:
        """Return the term of this name; None where no calendar has it."""
        return next((term for term in self.terms if term.id == name), None)


def _by_name(records: Iterable[N]) -> dict[str, N]:
    """Return the records by name in their order; of two with one name the first (a rule reports the other)."""
    found: dict[str, N] = {}
    for record in records:
        found.setdefault(record.name, record)
    return found
