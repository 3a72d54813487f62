"""What the rules of a change (LS7xx) see: pairs of task versions, lost files, and the commits in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.findings import Finding, Keys
from luoshi.state.changes import TaskChange, compare

if TYPE_CHECKING:
    from luoshi.model.task import Task
    from luoshi.rules.api import Rule, Scene


class Signature(StrEnum):
    """Four outcomes of looking at a commit's signature; the last is never a silent pass."""

    GOOD = "可信"
    UNKNOWN = "签名有效而签名人不在名录"
    BAD = "没有签名或签名无效"
    UNJUDGED = "此处无法判断"


@dataclass(frozen=True, slots=True)
class TaskPair:
    """One task before and after; None where it is not there. ``path``: where it is now, or was when it is gone."""

    path: str
    before: Task | None
    after: Task | None

    def change(self) -> TaskChange:
        """Return what differs."""
        return compare(self.before, self.after)

    @property
    def id(self) -> str:
        """The id, the new one where it changed."""
        task = self.after or self.before
        return task.id if task else ""


@dataclass(frozen=True, slots=True)
class LostFile:
    """A file outside the ledgers that the base had otherwise: evidence or an issued bulletin. ``gone``: removed."""

    path: str
    gone: bool


@dataclass(frozen=True, slots=True)
class CommitView:
    """One commit between base and head with the tasks it changed; ``day`` is the committer's day."""

    name: str
    author: str
    day: dt.date
    signature: Signature
    pairs: tuple[TaskPair, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What is known of the base: its short name, its day, and until when bulletins had been issued (None: never)."""

    name: str
    day: dt.date
    issued_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ChangesView:
    """A whole change. ``pairs``: tasks that differ; ``commits``: oldest first, empty where history is not known."""

    base: Base
    pairs: tuple[TaskPair, ...]
    scene: Scene
    lost: tuple[LostFile, ...] = ()
    commits: tuple[CommitView, ...] = ()
    taken: frozenset[str] = field(default_factory=frozenset)
    """Ids that history gave to tasks which were gone before the base."""

    def finding(self, rule: Rule, pair: TaskPair, keys: Keys, message: str, hint: str) -> Finding:
        """Make a finding of ``rule`` at ``keys`` of a task's file."""
        return Finding(rule.code, rule.severity, pair.path, keys, message, hint, pair.id)

    def about_file(self, rule: Rule, path: str, message: str, hint: str) -> Finding:
        """Make a finding about a file as a whole."""
        return Finding(rule.code, rule.severity, path, (), message, hint, None, 1, 1)


ChangeCheck = Callable[[ChangesView], Iterator[Finding]]
