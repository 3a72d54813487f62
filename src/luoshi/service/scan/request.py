"""Digests: what one pass over the task files leaves of them, their states on the days asked for and their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen, field
from luoshi.rules.engine.context import RuleContext
from luoshi.rules.engine.registry import RULES
from luoshi.rules.shared.names import index_names
from luoshi.state.task_state import Card, Location, TaskState
from luoshi.store.files.evidence import EvidenceFolder
from luoshi.store.workspace import ledger_key

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.findings import Finding
    from luoshi.rules.engine.runner import RulePlan
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family


class ScanRequest(Frozen):
    """What a pass shall produce. ``days``: the first is the one that rules look at; ``since``: see ``judge``.

    With a ``plan`` the rules run and no state is kept: a rule reads few fields, and the rules over the workspace only
    the cards. ``backward``: the days go back in time, and a task has no state on those before it was assigned, except
    on the first. ``brief``: of the days after the first no more is asked than ``PastState`` has.
    """

    days: tuple[dt.date, ...]
    since: dt.date | None = None
    plan: RulePlan | None = None
    backward: bool = False
    brief: bool = False


class TaskScan(NamedTuple):
    """One task file: its card and its states on the days wanted, and its findings, already located.

    ``card`` is None when the file cannot be read; then there are no states either. A tuple, because it may come from
    another process.
    """

    path: str
    card: Card | None
    states: tuple[TaskState, ...]
    findings: tuple[Finding, ...]
    excepted: frozenset[str] = frozenset()


class Scan(Frozen):
    """All task files, in the order of their paths."""

    tasks: tuple[TaskScan, ...]
    context: RuleContext
    family: Family = field(default_factory=dict)

    def states(self, index: int = 0) -> tuple[TaskState, ...]:
        """Return the states on the ``index``-th day wanted."""
        return tuple(each.states[index] for each in self.tasks if len(each.states) > index)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards of the tasks that could be read, as they are on the first day."""
        return tuple(each.card for each in self.tasks if each.card)

    def findings(self) -> list[Finding]:
        """Return the findings of the task files."""
        return [finding for each in self.tasks for finding in each.findings]


def build_context(workspace: Workspace, day: dt.date) -> RuleContext:
    """Return what the rules see beside the tasks."""
    return RuleContext(
        as_of=day,
        config=workspace.config,
        organisation=workspace.organisation,
        names=index_names(workspace.organisation),
        calendar=workspace.calendar,
        ledgers=workspace.ledgers,
        evidence=EvidenceFolder(workspace.root),
        rules=RULES,
    )


def find_location(workspace: Workspace, path: str) -> Location:
    """Return where a task file stands; a ledger without a readable ledger.yaml is named by its folder."""
    key = ledger_key(path)
    ledger = workspace.ledgers.get(key)
    year = ledger.year if ledger else int(key[:4]) if key[:4].isdigit() else 0
    return Location(path, key, ledger.title if ledger else key, ledger.kind if ledger else "", year)
