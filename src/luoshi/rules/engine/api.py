"""What a rule is, and what it may look at.

A rule module holds ``RULE`` (a ``Rule``) and ``check``. Its docstring is its manual page, in Chinese: first line the
code and what is required, then 为什么, 合格, 不合格, 改法, 依据. The two examples run as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from luoshi.findings import Finding, Keys, Severity
from luoshi.lazy import lazy
from luoshi.model.evidence_items import ListedFile, listed_evidence
from luoshi.model.texts import joined_text

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.entries import BaseEntry, Entry
    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext
    from luoshi.state.task_state import AnyState, TaskState

    E = TypeVar("E", bound=BaseEntry)

CONFIGURATION_FILE = "luoshi.yaml"
ORGANISATION_FILE = "org.yaml"

Parameter = int | str | tuple[str, ...]

Trait = type | str
"""Something that a task may have: see ``rules.traits``."""


class Scope(StrEnum):
    """What a rule looks at: a file's text (the reader reports), one task, the workspace, or a change since a base."""

    FILE = "file"
    TASK = "task"
    WORKSPACE = "workspace"
    CHANGE = "change"


class Seen(StrEnum):
    """What is out of the ordinary with the dates of a log: traits of the tasks that have it."""

    BACKWARDS = "an entry before the one above it"
    EARLY = "an entry before the assignment"
    LATER = "an entry after the day"


class Rule(NamedTuple):
    """The description of a rule. ``basis`` names the clause or practice that it serves; ``parameters`` the defaults.

    ``needs``: a task that has none of these traits gives the rule nothing to look at, and it is not asked; without
    any it is asked about every task. ``reads``: fields of the head on which alone, beside the context, it depends: of
    many tasks with the same values it is asked about the first, and about the others when it found something there.
    Both only for rules on tasks.
    """

    code: str
    title: str
    severity: Severity
    scope: Scope
    basis: str
    parameters: Mapping[str, Parameter] = MappingProxyType({})
    needs: tuple[Trait, ...] = ()
    reads: tuple[str, ...] = ()


class TaskView:
    """One task, its state on the day, and the context."""

    def __init__(self, task: Task, state: TaskState, context: RuleContext) -> None:
        self.task = task
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
    def dates(self) -> list[dt.date]:
        """The dates of all entries, in the order of the file."""
        return [entry.date for entry in self.task.log]

    @lazy
    def seen(self) -> tuple[Seen, ...]:
        """What is out of the ordinary with the dates."""
        dates = self.dates
        ordered = sorted(dates)
        if dates == ordered and (not dates or (dates[0] >= self.task.assigned and dates[-1] <= self.context.as_of)):
            return ()
        return (
            *((Seen.BACKWARDS,) if dates != ordered else ()),
            *((Seen.EARLY,) if ordered[0] < self.task.assigned else ()),
            *((Seen.LATER,) if ordered[-1] > self.context.as_of else ()),
        )

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

    def by_date(self) -> list[tuple[int, Entry]]:
        """Return the entries up to the day, each with its index in the file, as the fold sees them: by date."""
        log, day = self.task.log, self.context.as_of
        if not self.seen:
            return list(enumerate(log))
        told = [(date, index) for index, date in enumerate(self.dates) if date <= day]
        return [(index, log[index]) for _, index in sorted(told)]


class WorkspaceView(NamedTuple):
    """All tasks, in the order of their paths, and the context. Of a task no more than its card may be read."""

    states: tuple[AnyState, ...]
    context: RuleContext

    def finding(self, rule: Rule, path: str, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a file that is no task (luoshi.yaml, org.yaml, ledger.yaml)."""
        return Finding(rule.code, rule.severity, path, keys, message, hint)

    def about(self, rule: Rule, state: AnyState, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of the file of one task."""
        return Finding(rule.code, rule.severity, state.location.path, keys, message, hint, state.id)


TaskCheck = Callable[[TaskView], Iterator[Finding]]
WorkspaceCheck = Callable[[WorkspaceView], Iterator[Finding]]
