"""The objects of inspection on a day, and which of them a plan item means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.inspection.words import ObjectKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.model.inspection.plan import Targets
    from luoshi.model.inspection.registers import School
    from luoshi.state.inspection.ground import Ground


def is_there(school: School, day: dt.date) -> bool:
    """Whether the object exists on the day: opened, and not closed yet."""
    return (school.opened is None or school.opened <= day) and (school.closed is None or day < school.closed)


def is_government(school: School) -> bool:
    """Whether the cycle of governments counts, not that of schools."""
    return school.kind is ObjectKind.GOVERNMENT


def list_present(ground: Ground, day: dt.date) -> tuple[School, ...]:
    """Return the objects that exist on the day, each name once."""
    return tuple(school for school in ground.school_names.values() if is_there(school, day))


def select_targets(schools: Iterable[School], targets: Targets) -> Iterator[School]:
    """Yield the objects that a plan item means; one that says nothing means none, for it does not say whom."""
    asked = {
        "name": targets.names,
        "kind": targets.kinds,
        "stage": targets.stages,
        "district": targets.districts,
        "area": targets.areas,
        "ownership": (targets.ownership,) if targets.ownership else (),
    }
    wanted = {field: values for field, values in asked.items() if values}
    for school in schools if wanted else ():
        if all(getattr(school, field) in values for field, values in wanted.items()):
            yield school
