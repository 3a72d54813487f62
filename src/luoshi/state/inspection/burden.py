"""The burden on schools: how often who came, how long, how much had to be filled in (domain-2 3.3).

Nobody publishes a measure; these are counts from the files, each with the arrivals that it is made of.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen
from luoshi.state.inspection.arrivals import SOCIAL, is_general

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.model.inspection.plan import FormSent
    from luoshi.state.inspection.arrivals import Arrival
    from luoshi.state.inspection.ground import Ground


class BurdenSpan(NamedTuple):
    """A period: a year or a term."""

    name: str
    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return self.start <= day <= self.end


class Duplicate(NamedTuple):
    """Two bodies with one matter at one school within a few days of each other."""

    matter: str
    first: Arrival
    second: Arrival


class SchoolBurden(Frozen):
    """What came upon one school in a period."""

    school: str
    arrivals: tuple[Arrival, ...]
    forms: tuple[FormSent, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def visits(self) -> int:
        """How many times somebody came."""
        return len(self.arrivals)

    @property
    def visit_days(self) -> int:
        """On how many days somebody was there."""
        days = {each.start.toordinal() + number for each in self.arrivals for number in range(each.days)}
        return len(days)

    @property
    def bodies(self) -> int:
        """How many bodies came."""
        return len({each.body for each in self.arrivals})

    @property
    def person_days(self) -> int:
        """How many people were received, on how many days each."""
        return sum(each.people * each.days for each in self.arrivals)

    @property
    def items(self) -> int:
        """How many plan items."""
        return len({each.item for each in self.arrivals if each.is_inspection and not each.off_plan})

    @property
    def social(self) -> int:
        """How many activities."""
        return sum(each.kind == SOCIAL for each in self.arrivals)

    @property
    def general(self) -> int:
        """How many 综合督导, each counted once however often it came."""
        return len({each.source for each in self.arrivals if is_general(each)})

    @property
    def off_plan(self) -> int:
        """How many arrivals that no plan and no list has."""
        return sum(each.off_plan for each in self.arrivals)

    @property
    def form_fields(self) -> int:
        """How many fields were to be filled in."""
        return sum(each.fields or 0 for each in self.forms)

    @property
    def notice_days(self) -> float | None:
        """The median of the days between notice and arrival; None where nobody gave notice."""
        leads = [(each.start - each.notice).days for each in self.arrivals if each.notice is not None]
        return statistics.median(leads) if leads else None

    def count_hours(self, otherwise: Decimal | None) -> Decimal | None:
        """Return the hours; ``otherwise``: of an arrival without hours. None where some are unknown."""
        total = Decimal(0)
        for each in self.arrivals:
            hours = each.hours if each.hours is not None else otherwise
            if hours is None:
                return None
            total += hours
        return total


def weigh_schools(
    ground: Ground, arrivals: Iterable[Arrival], span: BurdenSpan, within: int
) -> tuple[SchoolBurden, ...]:
    """Return the burden of every school that somebody came to or asked something of, the heaviest first.

    ``within``: so many days apart two bodies with one matter are duplicates.
    """
    found: dict[str, list[Arrival]] = defaultdict(list)
    for each in arrivals:
        if span.holds(each.start):
            found[each.school].append(each)
    forms = _group_forms(ground, span)
    burdens = (
        SchoolBurden(
            name,
            tuple(found.get(name, ())),
            tuple(forms.get(name, ())),
            tuple(list_duplicates(found.get(name, ()), within)),
        )
        for name in sorted({*found, *forms})
    )
    return tuple(sorted(burdens, key=lambda each: (-each.visits, -each.visit_days, each.school)))


def _group_forms(ground: Ground, span: BurdenSpan) -> Mapping[str, list[FormSent]]:
    forms: dict[str, list[FormSent]] = defaultdict(list)
    for book in ground.activity_books:
        for form in book.record.forms:
            for school in form.schools if span.holds(form.date) else ():
                forms[school].append(form)
    return forms


def list_duplicates(arrivals: Iterable[Arrival], within: int) -> Iterator[Duplicate]:
    """Yield the pairs of inspections of one school by two bodies with one matter, within so many days."""
    seen: dict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for each in arrivals:
        for matter in each.matters if each.is_inspection else ():
            before = seen[each.school, matter]
            near = [other for other in before if other.body != each.body and (each.start - other.end).days <= within]
            if near:
                yield Duplicate(matter, near[-1], each)
            before.append(each)
