"""RoundCoverage: which objects were inspected in their cycle, which are planned, whether the rest can be reached.

教育督导条例 第十四条 gives the cycles: a lower government at least once in five years, a school once in three to five.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen
from luoshi.model.inspection.words import Function, InspectionType, StepKind
from luoshi.state.inspection.objects import is_government, is_there, select_targets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.model.inspection.registers import School
    from luoshi.state.inspection.ground import Ground

COUNTED = {
    True: frozenset({InspectionType.GENERAL, InspectionType.SPECIAL}),
    False: frozenset({InspectionType.GENERAL}),
}
"""Types that count for governments (True) and for schools (False)."""
_TEACHING = frozenset({Function.GOVERNMENT, Function.SCHOOLS})


class Mark(NamedTuple):
    """What happened to an object in a year: inspected, or only planned; by which inspection or plan item."""

    done: bool
    type: InspectionType
    name: str


class CoverageRow(NamedTuple):
    """An object with its marks by year, and the last year in which it was inspected (None: never in the files)."""

    school: School
    marks: Mapping[int, Mark]
    last: int | None

    @property
    def is_covered(self) -> bool:
        """Whether it was inspected in the window."""
        return any(mark.done for mark in self.marks.values())

    def due_year(self, cycle: int, start: int) -> int:
        """Return by which year it is due: a cycle after the last time, else at the end of the window."""
        return (self.last or start - 1) + cycle


class RoundCoverage(Frozen):
    """The rows of one kind of objects over a window of years; ``closed``: objects that are no more, counted apart."""

    years: tuple[int, ...]
    cycle: int
    year: int
    rows: tuple[CoverageRow, ...]
    closed: tuple[str, ...] = ()

    @property
    def covered(self) -> tuple[CoverageRow, ...]:
        """The rows that were inspected in the window."""
        return tuple(row for row in self.rows if row.is_covered)

    @property
    def uncovered(self) -> tuple[CoverageRow, ...]:
        """The rows that were not."""
        return tuple(row for row in self.rows if not row.is_covered)

    @property
    def years_left(self) -> int:
        """How many years are left, the present one included."""
        return max(0, self.years[-1] - self.year + 1)

    @property
    def needed(self) -> int:
        """How many objects a year must be inspected so that all are reached; all that are left when no year is."""
        left = len(self.uncovered)
        return -(-left // self.years_left) if self.years_left else left

    @property
    def planned(self) -> tuple[CoverageRow, ...]:
        """The uncovered rows that a plan of this year or a later one has."""
        return tuple(
            row
            for row in self.uncovered
            if any(year >= self.year and not mark.done for year, mark in row.marks.items())
        )

    @property
    def missed(self) -> tuple[CoverageRow, ...]:
        """The rows that stay uncovered: none is planned, and in the last year no plan can still take them in."""
        planned = set(map(id, self.planned))
        return tuple(row for row in self.uncovered if id(row) not in planned) if self.years_left <= 1 else ()


def measure_coverage(ground: Ground, day: dt.date, cycle: int, start: int | None, *, government: bool) -> RoundCoverage:
    """Return the coverage on a day. ``start``: the first year of the round; None: the window ends with this year."""
    first = start if start is not None else day.year - cycle + 1
    first += (day.year - first) // cycle * cycle if day.year >= first + cycle else 0
    years = tuple(range(first, first + cycle))
    kind = [school for school in ground.school_names.values() if is_government(school) is government]
    schools = [school for school in kind if is_there(school, day)]
    done = _group(_list_done(ground, day, COUNTED[government]))
    planned = _group(_list_planned(ground, schools, COUNTED[government]))
    rows = tuple(
        _make_row(school, years, done.get(school.name, {}), planned.get(school.name, {})) for school in schools
    )
    closed = tuple(school.name for school in kind if school.closed is not None and school.closed <= day)
    return RoundCoverage(years, cycle, day.year, rows, closed)


def _make_row(
    school: School, years: Iterable[int], done: Mapping[int, Mark], planned: Mapping[int, Mark]
) -> CoverageRow:
    marks = {year: mark for year in years if (mark := done.get(year) or planned.get(year)) is not None}
    return CoverageRow(school, marks, max(done, default=None))


def _list_done(ground: Ground, day: dt.date, counted: frozenset[InspectionType]) -> Iterator[tuple[str, int, Mark]]:
    for each in ground.inspections:
        inspection = each.record
        if inspection.type not in counted or inspection.function not in _TEACHING:
            continue
        for entry in inspection.log:
            if entry.event is StepKind.ON_SITE and entry.date <= day:
                for name in entry.objects or inspection.objects:
                    yield name, entry.date.year, Mark(done=True, type=inspection.type, name=inspection.id)


def _list_planned(
    ground: Ground, schools: Iterable[School], counted: frozenset[InspectionType]
) -> Iterator[tuple[str, int, Mark]]:
    schools = tuple(schools)
    for plan in ground.plans:
        for item in plan.record.items:
            if item.type in counted and item.function in _TEACHING:
                for school in select_targets(schools, item.targets):
                    yield school.name, plan.record.year, Mark(done=False, type=item.type, name=item.id)


def _group(found: Iterable[tuple[str, int, Mark]]) -> dict[str, dict[int, Mark]]:
    """Return the marks by object and year; of several in a year the first counts."""
    marks: dict[str, dict[int, Mark]] = {}
    for name, year, mark in found:
        marks.setdefault(name, {}).setdefault(year, mark)
    return marks
