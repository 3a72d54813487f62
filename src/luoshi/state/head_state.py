"""The part of a task's state that its head gives: what was promised, by whom, as the approved adjustments left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.lazy import lazy
from luoshi.model.decisions import Regrouped
from luoshi.state.authority import list_meetings
from luoshi.state.entries import find_last
from luoshi.state.lists import find_lists
from luoshi.state.log_walk import read_log, walk_log
from luoshi.state.promise import Promise, find_promise

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.state.corrections import AppliedCorrection, CorrectedLog
    from luoshi.state.judging_context import JudgingContext
    from luoshi.state.location import Location
    from luoshi.state.log_walk import WalkedEntry

_NOBODY: frozenset[str] = frozenset()


class HeadState:
    """The head of a task on the day ``as_of``; texts that the file does not give are empty.

    ``owed_since``: the first day from which owed reports are counted; ``above``: the parents for whose sake this task
    is measured, so that a circle of parents ends.
    """

    def __init__(
        self,
        task: Task,
        location: Location,
        as_of: dt.date,
        judging: JudgingContext,
        owed_since: dt.date,
        above: frozenset[str] = _NOBODY,
    ) -> None:
        self.task = task
        self.location = location
        self.as_of = as_of
        self._judging = judging
        self._owed_since = owed_since
        self._above = above

    @lazy
    def _log(self) -> CorrectedLog:
        """The log as it is known on the day."""
        return read_log(self.task, self.as_of, self._judging)

    @lazy
    def _walked(self) -> tuple[WalkedEntry, ...]:
        """The entries up to the day, by date, each with what it did."""
        return tuple(walk_log(self.task, self._log.entries, self._judging.authority))

    @lazy
    def _entries(self) -> tuple[Entry, ...]:
        """The entries that count, by date."""
        return tuple([each.entry for each in self._walked if each.counts])

    @lazy
    def _counted_pairs(self) -> list[tuple[int, Entry]]:
        """The entries that count, each with its index in the file."""
        return [(each.place, each.entry) for each in self._walked if each.counts]

    def list_counted(self) -> list[tuple[int, Entry]]:
        """Return the entries that count, as they count, by date, each with its index in the file."""
        return self._counted_pairs

    def list_walked(self) -> tuple[WalkedEntry, ...]:
        """Return the entries up to the day, by date, each with what it did, or why it has no effect."""
        return self._walked

    def list_corrections(self) -> tuple[AppliedCorrection, ...]:
        """Return the corrections up to the day, and what became of each."""
        return self._log.corrections

    @lazy
    def _promise(self) -> Promise:
        """The head of the file after the approved adjustments."""
        return find_promise(self.task, self._entries)

    @lazy
    def id(self) -> str:
        """The task's number, such as ``ZD-2026-015``."""
        return self.task.id

    @lazy
    def title(self) -> str:
        """What the task is called."""
        return self._promise.title

    @lazy
    def kind(self) -> str:
        """The kind of task, such as 重点任务 or 批示件."""
        return self.task.kind

    @lazy
    def category(self) -> str:
        """The category of its source."""
        return (self.task.source and self.task.source.category) or ""

    @lazy
    def document(self) -> str:
        """The document that it comes from."""
        return (self.task.source and self.task.source.document) or ""

    @lazy
    def item(self) -> str:
        """Its number in that document."""
        return (self.task.source and self.task.source.item) or ""

    @lazy
    def objective(self) -> str:
        """What is to be achieved (目标)."""
        return self._promise.objective or ""

    @lazy
    def standard(self) -> str:
        """By what it is seen to be done (标准)."""
        return self._promise.standard or ""

    @lazy
    def measures(self) -> tuple[str, ...]:
        """The measures to be taken (措施)."""
        return self._promise.measures

    @lazy
    def outputs(self) -> tuple[str, ...]:
        """The results to be shown (成果)."""
        return self._promise.outputs

    @lazy
    def leader(self) -> str:
        """The leader in charge."""
        return self._promise.leader or ""

    @lazy
    def lead(self) -> str:
        """The unit in charge."""
        return self._promise.lead or ""

    @lazy
    def support(self) -> tuple[str, ...]:
        """The units that help."""
        return self._promise.support

    @lazy
    def owner(self) -> str:
        """The person in charge."""
        return self._promise.owner or ""

    @lazy
    def duty(self) -> str:
        """The duty of duties.yaml that it comes from."""
        return self.task.duty or ""

    @lazy
    def assigned(self) -> dt.date:
        """The day of its assignment (交办)."""
        return self.task.assigned

    @lazy
    def due_text(self) -> str:
        """The time limit in the words of the source."""
        return self.task.due_text or ""

    @lazy
    def standing(self) -> bool:
        """Whether it goes on without end (长期)."""
        return self.task.standing

    @lazy
    def weight(self) -> Decimal:
        """Its weight among the children of its parent."""
        return self.task.weight

    @lazy
    def lists(self) -> tuple[str, ...]:
        """The lists it is on, from the file and from the views of luoshi.yaml."""
        return find_lists(self.task, self._promise, self.location, self._judging.config.views)

    @lazy
    def parent(self) -> str:
        """The number of the task that this is a part of."""
        return self.task.parent or ""

    @lazy
    def public(self) -> bool:
        """Whether it may be shown to the public."""
        return self.task.public

    @lazy
    def continued_in(self) -> tuple[str, ...]:
        """The ids under which it is carried on, once it was joined or split."""
        regrouped = find_last(self._entries, Regrouped)
        return regrouped.into if regrouped else ()

    @lazy
    def named_meetings(self) -> tuple[str, ...]:
        """The meetings that its source names, without year and number."""
        return tuple(sorted(list_meetings(self.task)))

    @lazy
    def relied_meetings(self) -> tuple[str, ...]:
        """The meetings that approved something, and for which only other tasks can vouch."""
        return tuple(sorted(self._judging.authority.list_relied(self.task)))

    @lazy
    def adjusted(self) -> tuple[str, ...]:
        """The keys of the head that an approved adjustment changed."""
        return self._promise.adjusted
