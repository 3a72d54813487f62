"""Names of units and people, and the nearest known one for a name that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.model.inspection.registers import School
    from luoshi.model.organisation import Organisation, Unit


class NameIndex(NamedTuple):
    """Units, the aliases that lead to them, and the posts of people."""

    units: frozenset[str]
    aliases: Mapping[str, str]
    people: frozenset[str]

    def suggestion(self, name: str) -> str:
        """Return ``；是否为“…”？`` for a name that is no unit, or nothing when none is near."""
        return suggest(self.aliases.get(name, name), self.units)


def index_names(organisation: Organisation, schools: Iterable[School] = ()) -> NameIndex:
    """Build the index; of two units with one alias the first wins (a rule reports the clash).

    ``schools``: registered objects, which are units wherever org.yaml does not have them.
    """
    aliases: dict[str, str] = {}
    units: tuple[Unit | School, ...] = (*organisation.units, *schools)
    for unit in units:
        for alias in unit.aliases:
            aliases.setdefault(alias, unit.name)
    return NameIndex(
        units=frozenset(unit.name for unit in units),
        aliases=aliases,
        people=frozenset(person.name for person in organisation.people),
    )
