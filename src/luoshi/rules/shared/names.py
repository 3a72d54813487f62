"""Names of units and people, and the nearest known one for a name that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.model.organisation import Organisation


class NameIndex(NamedTuple):
    """Units, the aliases that lead to them, and the posts of people."""

    units: frozenset[str]
    aliases: Mapping[str, str]
    people: frozenset[str]

    def suggestion(self, name: str) -> str:
        """Return ``；是否为“…”？`` for a name that is no unit, or nothing when none is near."""
        near = self.aliases.get(name) or nearest(name, self.units)
        return f"；是否为“{near}”？" if near else ""


def index_names(organisation: Organisation) -> NameIndex:
    """Build the index; of two units with one alias the first wins (a rule reports the clash)."""
    aliases: dict[str, str] = {}
    for unit in organisation.units:
        for alias in unit.aliases:
            aliases.setdefault(alias, unit.name)
    return NameIndex(
        units=frozenset(unit.name for unit in organisation.units),
        aliases=aliases,
        people=frozenset(person.name for person in organisation.people),
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``; None when none is near enough. Ties go to the first in order."""
    from difflib import get_close_matches  # noqa: PLC0415 -- only needed where something is wrong

    found = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return found[0] if found else None
