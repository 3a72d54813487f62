"""What all rules see beside the tasks, and how they ask about evidence and about git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from luoshi.frozen import Frozen, field
from luoshi.lazy import lazy

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.model.configuration import Configuration, Limit
    from luoshi.model.duties import LegalDuty
    from luoshi.model.ledger import Ledger
    from luoshi.model.organisation import Organisation
    from luoshi.rules.engine.rule import Parameter, Rule
    from luoshi.rules.shared.names import NameIndex
    from luoshi.store.calendars import OwnNotice
    from luoshi.store.git.attributes import MergeLine
    from luoshi.workday.calendar import WorkCalendar


class EvidenceFiles(Protocol):
    """How rules ask about evidence files; the store answers, reading only."""

    def exists(self, task: str, name: str) -> bool:
        """Whether the file ``name`` lies under the evidence folder of ``task`` and nowhere else."""
        ...

    def sha256(self, task: str, name: str) -> str | None:
        """Return the hash of the file's content; None when it cannot be read."""
        ...

    def names(self, task: str) -> tuple[str, ...]:
        """Return the names of all files under the evidence folder of ``task``, sorted; empty without a folder."""
        ...

    def text(self, task: str, name: str) -> str | None:
        """Return what a text file says; None for files of other kinds, very large ones, and unreadable ones."""
        ...


class Merging(Protocol):
    """How rules ask about git's merging of the ledgers; the store answers, reading only."""

    def deciding(self, paths: Sequence[str]) -> tuple[MergeLine, ...]:
        """Return the lines that name a merge driver and decide for at least one of these files or a ledger.yaml."""
        ...

    def registered(self) -> frozenset[str]:
        """Return the names of the merge drivers that this clone knows."""
        ...


class PlainMerging:
    """No .gitattributes: git merges as it does."""

    def deciding(self, paths: Sequence[str]) -> tuple[MergeLine, ...]:  # noqa: ARG002 -- the protocol's
        """Return no line."""
        return ()

    def registered(self) -> frozenset[str]:
        """Return no name."""
        return frozenset()


class RuleContext(Frozen):
    """What all rules see: the day, the settings, the names, the calendar, the ledgers by folder (``2026/zonghe``).

    ``rules``: every rule by code, for the rules that judge settings and suppressions. ``notices``: of the workspace's
    own calendar files, as typed; ``duties``: of duties.yaml.
    """

    as_of: dt.date
    config: Configuration
    organisation: Organisation
    names: NameIndex
    calendar: WorkCalendar
    ledgers: Mapping[str, Ledger]
    evidence: EvidenceFiles
    rules: Mapping[str, Rule]
    merging: Merging = field(default_factory=PlainMerging)
    notices: tuple[OwnNotice, ...] = ()
    duties: tuple[LegalDuty, ...] = ()

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @lazy
    def _given(self) -> dict[tuple[str, str], Parameter]:
        """The parameters that were asked for, by code and name."""
        return {}

    def parameter(self, rule: Rule, name: str) -> Parameter:
        """Return a rule's parameter as the workspace set it, else the default. A wrong type falls to the default."""
        key = rule.code, name
        if key not in self._given:
            self._given[key] = self._parameter(rule, name)
        return self._given[key]

    def _parameter(self, rule: Rule, name: str) -> Parameter:
        default = rule.parameters[name]
        setting = self.config.rules.get(rule.code)
        given = setting.parameters.get(name, default) if setting else default
        if isinstance(given, list):
            given = tuple(str(item) for item in given)
        return given if isinstance(given, type(default)) and not isinstance(given, bool) else default

    @lazy
    def limits(self) -> dict[str, Limit]:
        """The time limits by the kind of task; of two for one kind the first counts."""
        return {limit.kind: limit for limit in reversed(self.config.limits)}

    def number(self, rule: Rule, name: str) -> int:
        """Return a parameter that counts something."""
        value = self.parameter(rule, name)
        return value if isinstance(value, int) else 0

    def words(self, rule: Rule, name: str) -> tuple[str, ...]:
        """Return a parameter that is a list of words."""
        value = self.parameter(rule, name)
        return value if isinstance(value, tuple) else (str(value),)
