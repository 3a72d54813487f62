"""What the rules of a change (LS7xx) see: pairs of task versions, lost files, and the commits in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.findings import Finding, Keys, Severity
from luoshi.frozen import Frozen, field
from luoshi.rules.engine.rule import CONFIGURATION_FILE, ORGANISATION_FILE, Findings, Rule, Scope
from luoshi.state.changes import TaskChange, compare_merged

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.configuration import Configuration
    from luoshi.model.entries import Entry
    from luoshi.model.holidays import HolidayNotice
    from luoshi.model.organisation import Organisation
    from luoshi.model.record import Record
    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext

__all__ = [
    "CONFIGURATION_FILE",
    "ORGANISATION_FILE",
    "Base",
    "ChangeCheck",
    "ChangesView",
    "CommitView",
    "Finding",
    "Findings",
    "HiddenFault",
    "Keys",
    "LostFile",
    "RecordPair",
    "Rule",
    "Scope",
    "Severity",
    "Signature",
    "TaskPair",
    "Unjudged",
    "Yardstick",
]  # fmt: skip


class Signature(StrEnum):
    """What looking at a commit's signature found: a good one, and four ways of not being one."""

    GOOD = "可信"
    UNKNOWN = "签名人不在名录"
    BAD = "签名无效"
    MISSING = "没有签名"
    UNJUDGED = "此处无法判断"


class TaskPair(Frozen):
    """One task before and after; None where it is not there.

    ``path``: where it is now, or was when it is gone; ``old_path``: where it was. ``sides``: what the other parents of
    a merge had; such a pair changes only what is new against all sides, or lost from any.
    """

    path: str
    before: Task | None
    after: Task | None
    old_path: str = ""
    sides: tuple[Task, ...] = ()

    def change(self) -> TaskChange:
        """Return what differs."""
        return compare_merged((self.before, *self.sides) if self.before else (), self.after)

    def list_new_entries(self) -> tuple[Entry, ...]:
        """Return the entries that are new: those added, and all of a task that is new or came back."""
        if self.before is None:
            return self.after.log if self.after else ()
        return tuple(each.after for each in self.change().added if each.after is not None)

    @property
    def id(self) -> str:
        """The id, the new one where it changed."""
        task = self.after or self.before
        return task.id if task else ""


class LostFile(Frozen):
    """A file outside the ledgers that the base had otherwise: evidence or an issued bulletin. ``gone``: removed."""

    path: str
    gone: bool


class CommitView(Frozen):
    """One commit between base and head; the last one may be the working copy, then ``name`` is empty.

    ``author``: his e-mail; ``day``: the committer's day; ``pairs``: tasks that it changed; ``files``: all paths of the
    workspace that it changed. ``signature``: None where nobody asked for it; ``signer``: the person of a good one.
    """

    name: str
    author: str
    day: dt.date
    pairs: tuple[TaskPair, ...] = ()
    files: tuple[str, ...] = ()
    signature: Signature | None = None
    signer: str | None = None


class Base(Frozen):
    """The base: how it is called, and until when its bulletins have been issued (None: never)."""

    name: str
    issued_until: dt.date | None = None


class Yardstick(Frozen):
    """By what tasks are measured at one end of a change: settings, people, and the calendar of each year."""

    config: Configuration
    organisation: Organisation
    calendars: Mapping[int, HolidayNotice] = field(default_factory=dict)


class HiddenFault(Frozen):
    """An exception of a task that comes with the fault it hides: which item of ``suppress``, which fault."""

    task: str
    index: int
    code: str
    severity: Severity
    message: str


class RecordPair(Frozen):
    """A file of inspection before and after; None where it is not there, or holds no record."""

    path: str
    before: Record | None
    after: Record | None


class Unjudged(Frozen):
    """Something that could not be judged: where, what, and how it could be."""

    path: str
    what: str
    way_out: str


class ChangesView(Frozen):
    """A whole change.

    ``pairs``: tasks that differ between base and now; ``context``: settings and people as the base had them;
    ``commits``: oldest first; ``taken``: ids of tasks that were gone before the base; ``reporters``: who committed
    the 报结 that stood in the base, by task; ``measures``: by what tasks were measured in the base, and are now.
    """

    base: Base
    pairs: tuple[TaskPair, ...]
    context: RuleContext
    lost: tuple[LostFile, ...] = ()
    commits: tuple[CommitView, ...] = ()
    taken: frozenset[str] = frozenset()
    reporters: Mapping[str, str] = field(default_factory=dict)
    unjudged: tuple[Unjudged, ...] = ()
    measures: tuple[Yardstick, Yardstick] | None = None
    hidden: tuple[HiddenFault, ...] = ()
    records: tuple[RecordPair, ...] = ()

    def finding(self, rule: Rule, pair: TaskPair, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a task's file."""
        return Finding(rule.code, rule.severity, pair.path, keys, message, hint, pair.id)

    def about_file(self, rule: Rule, path: str, message: str, hint: str) -> Finding:
        """Make a finding about a file as a whole."""
        return Finding(rule.code, rule.severity, path, (), message, hint, None, 1, 1)

    def in_settings(self, rule: Rule, path: str, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a file that is no task."""
        return Finding(rule.code, rule.severity, path, keys, message, hint)

    def in_commit(self, rule: Rule, pair: TaskPair, entry: Entry | None, message: str, hint: str) -> Finding:
        """Make a finding about what a commit did to a task: at the entry, where the file still has it."""
        now = next((each for each in self.pairs if each.id == pair.id), pair)
        log = now.after.log if now.after else ()
        keys: Keys = ("log", log.index(entry)) if entry in log else ()
        return self.finding(rule, now, keys, message, hint)


ChangeCheck = Callable[[ChangesView], Findings]
