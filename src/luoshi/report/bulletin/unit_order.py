"""The order of units in every list and table: that of org.yaml, then unknown ones by name, then tasks of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    T = TypeVar("T")

NOBODY = "（未明确）"
"""How a missing unit, leader or class is printed."""


class UnitOrder(Frozen):
    """The units of org.yaml by place."""

    places: Mapping[str, int]

    @classmethod
    def of(cls, units: Iterable[str]) -> UnitOrder:
        """Build from the names in the order of org.yaml."""
        return cls({name: place for place, name in enumerate(dict.fromkeys(units))})

    def key(self, unit: str) -> tuple[bool, int, str]:
        """Return the full sort key of a unit."""
        return not unit, self.places.get(unit, len(self.places)), unit

    def sorted(self, groups: Mapping[str, T]) -> dict[str, T]:
        """Return the groups in order, with a printable name for tasks of nobody."""
        return {unit or NOBODY: groups[unit] for unit in sorted(groups, key=self.key)}
