"""Inspectors on a day: which schools each has, terms, training, and from whom each must keep away."""

from __future__ import annotations

import calendar
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from luoshi.model.inspection.words import TAUGHT, RelationKind
from luoshi.state.inspection.objects import list_present

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.model.inspection.registers import Inspector, Relation, School, ServiceTerm
    from luoshi.state.inspection.ground import Ground

_GAP = 31
"""Days between two terms that still follow each other: papers are seldom signed on the last day."""


def is_serving(person: Inspector, day: dt.date) -> bool:
    """Whether the person is in office: no exit by then, and a term that holds the day where terms are written."""
    if person.exit is not None and person.exit.date <= day:
        return False
    return not person.terms or any(term.start <= day <= term.end for term in person.terms)


def list_serving(ground: Ground, day: dt.date) -> tuple[Inspector, ...]:
    """Return the inspectors in office on a day."""
    return tuple(person for person in ground.inspector_names.values() if is_serving(person, day))


def list_taught(ground: Ground, day: dt.date) -> tuple[School, ...]:
    """Return the schools and kindergartens that 责任督学 visit."""
    return tuple(school for school in list_present(ground, day) if school.kind in TAUGHT)


def assign_schools(ground: Ground, day: dt.date) -> Mapping[str, tuple[str, ...]]:
    """Return the schools of each inspector in office: those named, else those of the areas."""
    by_area: dict[str, list[str]] = defaultdict(list)
    there = list_taught(ground, day)
    for school in there:
        if school.area:
            by_area[school.area].append(school.name)
    names = {school.name for school in there}
    return {
        person.name: tuple(name for name in person.schools if name in names)
        if person.schools
        else tuple(name for area in person.areas for name in by_area.get(area, ()))
        for person in list_serving(ground, day)
    }


def invert_schools(assigned: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the inspectors of each school."""
    found: dict[str, list[str]] = defaultdict(list)
    for person, schools in assigned.items():
        for school in schools:
            found[school].append(person)
    return {school: tuple(people) for school, people in found.items()}


def count_terms_in_row(person: Inspector, day: dt.date) -> int:
    """Return how many terms that have begun follow each other up to the last."""
    begun = sorted((term for term in person.terms if term.start <= day), key=lambda term: term.start)
    row: list[ServiceTerm] = []
    for term in begun:
        row = [*row, term] if row and (term.start - row[-1].end).days <= _GAP else [term]
    return len(row)


def count_hours(person: Inspector, year: int, day: dt.date) -> Decimal:
    """Return the hours of training in a year up to a day."""
    return sum(
        (each.hours for each in person.training if each.date.year == year and each.date <= day), start=Decimal(0)
    )


def must_recuse(person: Inspector, school: str, day: dt.date, left_years: int | None) -> Relation | None:
    """Return why the person must keep away from a school on a day; None where nothing is written.

    Who was there before must keep away for ``left_years`` years after leaving, for good where the place says no number.
    """
    for relation in person.relations:
        if relation.object == school and _holds(relation, day, left_years):
            return relation
    return None


def _holds(relation: Relation, day: dt.date, left_years: int | None) -> bool:
    if relation.until is None:
        return True
    if relation.kind is not RelationKind.FORMER:
        return day <= relation.until
    return left_years is None or day < add_years(relation.until, left_years)


def add_years(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; of 29 February the 28th where the year has none (民法典第二百零二条)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def subtract_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months earlier, or the last of that month where it has no such day."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
