"""Who came to which school when: inspections, visits of 责任督学 and activities, in one list (减负: domain-2 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen
from luoshi.model.inspection.steps import Notified, OnSite
from luoshi.model.inspection.words import InspectionType

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from luoshi.findings import Keys
    from luoshi.model.configuration import Configuration
    from luoshi.model.inspection.activity import Inspection
    from luoshi.state.inspection.ground import Ground, PlacedRecord

ROUTINE, SOCIAL = "经常性督导", "社会事务"


class ArrivalPlace(NamedTuple):
    """Where in the files an arrival stands."""

    path: str
    keys: Keys


class Arrival(Frozen):
    """One body at one school. ``kind``: the type of inspection, or one of the two words above.

    ``item``: the plan item, activity or book that it belongs to; ``source``: the id of the inspection; ``notice``: when
    the school was told, None where it was not; ``hours`` None where nobody wrote them.
    """

    school: str
    start: dt.date
    end: dt.date
    body: str
    kind: str
    item: str
    source: str
    matters: tuple[str, ...]
    people: int
    place: ArrivalPlace
    off_plan: bool = False
    notice: dt.date | None = None
    hours: Decimal | None = None

    @property
    def days(self) -> int:
        """How many days it took."""
        return (self.end - self.start).days + 1

    @property
    def is_inspection(self) -> bool:
        """Whether it is an inspection, no routine visit and no activity."""
        return self.kind not in {ROUTINE, SOCIAL}


def find_own_body(config: Configuration) -> str:
    """Return the body that inspects: as said, else the office."""
    return config.inspection.body or config.organisation.office


def find_body(ground: Ground, config: Configuration, inspection: Inspection) -> str:
    """Return who holds an inspection: as said, else who leads its plan item, else the body of the workspace."""
    item = ground.plan_items.get(inspection.plan or "")
    return inspection.body or (item.record.lead if item else find_own_body(config))


def list_arrivals(ground: Ground, config: Configuration, day: dt.date) -> tuple[Arrival, ...]:
    """Return all arrivals up to a day, by date and school."""
    found = [*_of_inspections(ground, config), *_of_visits(ground, config), *_of_activities(ground)]
    return tuple(sorted((each for each in found if each.start <= day), key=lambda each: (each.start, each.school)))


def _of_inspections(ground: Ground, config: Configuration) -> Iterator[Arrival]:
    for placed in ground.inspections:
        for index, entry in enumerate(placed.record.log):
            if isinstance(entry, OnSite):
                yield from _of_entry(ground, config, placed, index, entry)


def _of_entry(
    ground: Ground, config: Configuration, placed: PlacedRecord[Inspection], index: int, entry: OnSite
) -> Iterator[Arrival]:
    inspection = placed.record
    item = ground.plan_items.get(inspection.plan or "")
    notice = next((each.date for each in inspection.log if isinstance(each, Notified)), None)
    for school in entry.objects or inspection.objects:
        yield Arrival(
            school,
            entry.date,
            max(entry.until or entry.date, entry.date),
            find_body(ground, config, inspection),
            str(inspection.type),
            item.record.id if item else inspection.id,
            inspection.id,
            inspection.matters,
            len(entry.persons or inspection.group),
            ArrivalPlace(placed.path, ("log", index)),
            off_plan=item is None,
            notice=notice,
            hours=item.record.hours if item else None,
        )


def _of_visits(ground: Ground, config: Configuration) -> Iterator[Arrival]:
    for placed, book in ground.visits:
        visit = placed.record
        yield Arrival(
            visit.school,
            visit.date,
            visit.date,
            find_own_body(config),
            ROUTINE,
            book.inspector,
            book.inspector,
            visit.matters,
            1 + len(visit.companions),
            ArrivalPlace(placed.path, placed.keys),
            notice=visit.noticed,
            hours=visit.hours,
        )


def _of_activities(ground: Ground) -> Iterator[Arrival]:
    for book in ground.activity_books:
        allowed = {each.id: each for each in book.record.allowed}
        for index, activity in enumerate(book.record.activities):
            item = allowed.get(activity.item)
            for school in activity.schools:
                yield Arrival(
                    school,
                    activity.date,
                    activity.date,
                    activity.body or (item.body if item else ""),
                    SOCIAL,
                    activity.item,
                    activity.item,
                    (item.name,) if item else (),
                    activity.people or 0,
                    ArrivalPlace(book.path, ("activities", index)),
                    off_plan=item is None,
                    notice=activity.told,
                    hours=activity.hours,
                )


def is_general(arrival: Arrival) -> bool:
    """Whether it is a 综合督导."""
    return arrival.kind == InspectionType.GENERAL
