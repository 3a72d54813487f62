"""What a rule is, and what it may look at.

A rule module holds ``RULE`` (a ``Rule``) and ``check``. Its docstring is its manual page, in Chinese: first line the
code and what is required, then 为什么, 合格, 不合格, 改法, 依据. The two examples run as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from luoshi.findings import Finding, Keys, Severity
from luoshi.lazy import lazy
from luoshi.model.evidence_items import ListedFile, listed_evidence
from luoshi.model.texts import joined_text
from luoshi.rules.engine.rule import CONFIGURATION_FILE, ORGANISATION_FILE, Findings, Parameter, Rule, Scope
from luoshi.state.lifecycle import OPEN

if TYPE_CHECKING:
    from luoshi.model.base_entry import BaseEntry
    from luoshi.model.entries import Entry
    from luoshi.rules.engine.context import RuleContext
    from luoshi.rules.shared.paper_numbers import PaperMark
    from luoshi.state.task_state import TaskState

    E = TypeVar("E", bound=BaseEntry)

__all__ = [
    "CARD", "CONFIGURATION_FILE", "ORGANISATION_FILE", "Finding", "Findings", "Keys", "Parameter", "Rule", "Scope",
    "Severity", "TaskCheck", "TaskView", "WorkspaceCheck", "WorkspaceView",
]  # fmt: skip

CARD = (
    "location", "id", "title", "lead", "document", "parent", "weight", "assigned", "due", "lifecycle",
    "continued_in", "named_meetings", "relied_meetings",
)  # fmt: skip
"""The few values of a task that the rules over the whole workspace may read of every task."""


class TaskView:
    """One task, its state on the day, and the context."""

    def __init__(self, state: TaskState, context: RuleContext) -> None:
        self.task = state.task
        self.state = state
        self.context = context

    @property
    def lead(self) -> str:
        """The lead unit in quotes, for a sentence that asks something of it; that it is still to be named, else."""
        return f"“{self.state.lead}”" if self.state.lead else "牵头单位（还没有写明）"

    def finding(self, rule: Rule, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of the task's file."""
        return Finding(rule.code, rule.severity, self.state.location.path, keys, message, hint, self.task.id)

    @lazy
    def text(self) -> str:
        """All texts of the task, one a line, for a first look."""
        return joined_text(self.task)

    @lazy
    def listed(self) -> tuple[ListedFile, ...]:
        """The evidence items of all entries, in the order of the file."""
        return tuple(listed_evidence(self.task))

    @lazy
    def traits(self) -> frozenset[type | str | None]:
        """What rules may need of a task.

        These are the keys of the head that the file gives, the classes of its entries and of its due, its life cycle,
        its judgement, and what became of the latest report that it owed, while it is open. Entries after the day
        count: a rule asked in vain finds nothing.
        """
        state = self.state
        owed = state.owed if state.lifecycle in OPEN else ()
        said = (type(self.task.due), state.lifecycle, state.judgement, owed[-1].state if owed else None)
        return frozenset((*said, *vars(self.task), *map(type, self.task.log)))

    def entries(self, kind: type[E]) -> list[tuple[int, E]]:
        """Return the entries of one class up to the day, each with its index in the file, in the order of the file."""
        return [*cast("list[tuple[int, E]]", self._by_class.get(kind, ()))]

    @lazy
    def _by_class(self) -> dict[type, list[tuple[int, Entry]]]:
        """The entries up to the day, for all the rules that ask for a class of them."""
        found: dict[type, list[tuple[int, Entry]]] = {}
        day = self.context.as_of
        for index, entry in enumerate(self.task.log):
            if entry.date <= day:
                found.setdefault(type(entry), []).append((index, entry))
        return found

    @lazy
    def by_date(self) -> list[tuple[int, Entry]]:
        """The entries up to the day, each with its index in the file, as the state sees them: by date."""
        day = self.context.as_of
        seen = [pair for pair in enumerate(self.task.log) if pair[1].date <= day]
        return sorted(seen, key=lambda pair: pair[1].date)


class WorkspaceView(NamedTuple):
    """All tasks, in the order of their paths, and the context; of each state there is no more than its card.

    ``papers``: the entries that name a numbered paper, by path.
    """

    states: tuple[TaskState, ...]
    context: RuleContext
    papers: Mapping[str, tuple[PaperMark, ...]] = MappingProxyType({})

    def finding(self, rule: Rule, path: str, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a file that is no task (luoshi.yaml, org.yaml, ledger.yaml)."""
        return Finding(rule.code, rule.severity, path, keys, message, hint)

    def about(self, rule: Rule, state: TaskState, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of the file of one task."""
        return Finding(rule.code, rule.severity, state.location.path, keys, message, hint, state.id)


TaskCheck = Callable[[TaskView], Findings]
WorkspaceCheck = Callable[[WorkspaceView], Findings]
