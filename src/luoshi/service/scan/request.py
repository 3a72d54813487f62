"""What is asked of one pass over the task files, and what it leaves of them: states on the days asked for, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.frozen import Frozen
from luoshi.rules.engine.context import RuleContext
from luoshi.rules.engine.registry import RULES
from luoshi.rules.shared.names import index_names
from luoshi.state.location import Location
from luoshi.state.task_state import FIELDS, TaskState
from luoshi.store.files.evidence import EvidenceFolder
from luoshi.store.workspace import ledger_key

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.findings import Finding
    from luoshi.rules.engine.runner import RulePlan
    from luoshi.rules.shared.paper_numbers import PaperMark
    from luoshi.service.workspace import Workspace


class ScanRequest(Frozen):
    """What a pass shall produce. ``days``: the first is the one that rules look at; ``since``: see ``judge``.

    With a ``plan`` the rules run. ``backward``: the days go back in time, and a task has no state on those before it
    was assigned, except on the first. ``fields`` and ``further``: the values that are wanted of the state on the first
    day and on the others; nothing else is computed, sent from process to process, or kept. On the first day those are
    added by which families and competence are found.
    """

    days: tuple[dt.date, ...]
    since: dt.date | None = None
    plan: RulePlan | None = None
    backward: bool = False
    fields: tuple[str, ...] = FIELDS
    further: tuple[str, ...] = FIELDS

    @property
    def kept(self) -> tuple[str, ...]:
        """The values that are kept of the state on the first day."""
        return tuple(dict.fromkeys((*self.fields, *_TOGETHER)))


_TOGETHER = ("id", "parent", "named_meetings", "relied_meetings")


class TaskScan(NamedTuple):
    """One task file: its states on the days wanted, and its findings, already located.

    There are no states when the file cannot be read. A tuple, because it may come from another process.
    """

    path: str
    states: tuple[TaskState, ...]
    findings: tuple[Finding, ...]
    excepted: frozenset[str] = frozenset()
    papers: tuple[PaperMark, ...] = ()

    @property
    def card(self) -> TaskState | None:
        """The state on the first day; None when the file cannot be read."""
        return self.states[0] if self.states else None


class Scan(Frozen):
    """All task files, in the order of their paths."""

    tasks: tuple[TaskScan, ...]

    def states(self, index: int = 0) -> tuple[TaskState, ...]:
        """Return the states on the ``index``-th day wanted."""
        return tuple(each.states[index] for each in self.tasks if len(each.states) > index)

    def findings(self) -> list[Finding]:
        """Return the findings of the task files."""
        return [finding for each in self.tasks for finding in each.findings]


def build_context(workspace: Workspace, day: dt.date) -> RuleContext:
    """Return what the rules see beside the tasks."""
    return RuleContext(
        as_of=day,
        config=workspace.config,
        organisation=workspace.organisation,
        names=index_names(workspace.organisation, workspace.schools),
        calendar=workspace.calendar,
        ledgers=workspace.ledgers,
        evidence=EvidenceFolder(workspace.root),
        rules=RULES,
        notices=workspace.notices,
        duties=workspace.duties,
    )


def find_location(workspace: Workspace, path: str) -> Location:
    """Return where a task file stands; a ledger without a readable ledger.yaml is named by its folder."""
    key = ledger_key(path)
    ledger = workspace.ledgers.get(key)
    year = ledger.year if ledger else int(key[:4]) if key[:4].isdigit() else 0
    return Location(path, key, ledger.title if ledger else key, ledger.kind if ledger else "", year)
