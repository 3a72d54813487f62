"""What the rules of inspection (LS8xx) see: all its files, how every inspection stands, who came to which school."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.findings import Finding, Keys, Severity
from luoshi.frozen import Frozen
from luoshi.lazy import lazy
from luoshi.rules.engine.rule import CONFIGURATION_FILE, Findings, Rule, Scope
from luoshi.state.inspection.arrivals import list_arrivals
from luoshi.state.inspection.course import follow
from luoshi.state.inspection.profiles import find_profile

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.configuration import Configuration
    from luoshi.model.inspection.activity import Inspection
    from luoshi.model.inspection.draw import Draw
    from luoshi.model.inspection.settings import InspectionProfile
    from luoshi.rules.engine.context import RuleContext
    from luoshi.state.inspection.arrivals import Arrival
    from luoshi.state.inspection.course import InspectionCourse
    from luoshi.state.inspection.ground import Ground, PlacedRecord
    from luoshi.state.task_state import TaskState

__all__ = [
    "CONFIGURATION_FILE", "Finding", "Findings", "InspectionCheck", "InspectionView", "Keys", "Rule", "Scope",
    "Severity",
]  # fmt: skip


class InspectionView(Frozen):
    """The files of inspection with the context of all rules. ``tasks``: those that inspections name, by id."""

    ground: Ground
    context: RuleContext
    tasks: Mapping[str, TaskState] = MappingProxyType({})

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def day(self) -> dt.date:
        """The day for which is judged."""
        return self.context.as_of

    @property
    def config(self) -> Configuration:
        """The settings."""
        return self.context.config

    @lazy
    def courses(self) -> tuple[tuple[PlacedRecord[Inspection], InspectionCourse], ...]:
        """Every inspection with its course up to the day."""
        return tuple((placed, self._follow(placed.record)) for placed in self.ground.inspections)

    def _follow(self, inspection: Inspection) -> InspectionCourse:
        return follow(inspection, self.day, self.find_profile(inspection.profile), self.context.calendar)

    @lazy
    def _profiles(self) -> dict[str, InspectionProfile | None]:
        return {}

    def find_profile(self, name: str = "") -> InspectionProfile | None:
        """Return a profile by name, that of the workspace where none is given; None for one that there is not."""
        name = name or self.config.inspection.profile
        if name not in self._profiles:
            self._profiles[name] = find_profile(self.config, name)
        return self._profiles[name]

    @lazy
    def arrivals(self) -> tuple[Arrival, ...]:
        """Who came to which school up to the day."""
        return list_arrivals(self.ground, self.config, self.day)

    def finding(self, rule: Rule, path: str, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a file of inspection."""
        return Finding(rule.code, rule.severity, path, keys, message, hint)

    def list_excepted(self) -> Mapping[str, frozenset[str]]:
        """Return the codes that inspections and draws except on the day, by path."""
        held: list[PlacedRecord[Inspection] | PlacedRecord[Draw]] = [
            *self.ground.inspections,
            *self.ground.draws.values(),
        ]
        return {
            placed.path: frozenset(
                each.code for each in placed.record.suppress if each.until is None or self.day <= each.until
            )
            for placed in held
            if placed.record.suppress
        }


InspectionCheck = Callable[[InspectionView], Findings]
