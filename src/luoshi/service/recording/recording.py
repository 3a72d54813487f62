"""``log``: entries put into task files, each judged first; of several all are written or none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError
from luoshi.findings import Finding
from luoshi.frozen import Frozen
from luoshi.rules.changes import limits_move_in_time
from luoshi.rules.engine.registry import RULES
from luoshi.rules.shared.late_moves import find_lapsed_limit
from luoshi.rules.time import log_not_in_future
from luoshi.service.judging_ground import build_judging
from luoshi.service.recording.attaching import AttachedFile, attach, plan_copies
from luoshi.service.recording.judging import find_new, judge_task, place_findings, refuse, select_refusals
from luoshi.service.recording.number_use import refuse_used_numbers
from luoshi.service.task_file import TaskFile, find_path, read_task_file
from luoshi.store.edit.task_edit import Edited, add_entry
from luoshi.store.files.transaction import Replace, hold_locks, perform
from luoshi.store.workspace import LEDGERS, ledger_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from luoshi.model.entries import Entry
    from luoshi.model.task import Task
    from luoshi.service.recording.judging import Judged
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState
    from luoshi.store.files.transaction import Step


class NewEntry(Frozen):
    """An entry to be recorded: the id of its task, and its evidence as names or paths that are to be attached.

    ``origin`` is named in front of what is wrong with it, such as ``第3行``; empty for a single entry.
    """

    task: str
    entry: Entry
    evidence: tuple[str, ...] = ()
    origin: str = ""


class FileDraft(Frozen):
    """One task file with its new entries. ``entries``: index in the new file and entry; ``copies``: files to come.

    ``findings``: warnings and hints that were not there before, with places in the new text.
    """

    path: str
    before: bytes
    after: bytes
    task: Task
    state: TaskState
    entries: tuple[tuple[int, Entry], ...]
    copies: tuple[AttachedFile, ...]
    findings: tuple[Finding, ...]


def draft_entries(workspace: Workspace, entries: Sequence[NewEntry], day: dt.date, here: Path) -> tuple[FileDraft, ...]:
    """Return the files as they would be; writes nothing. ``here``: where relative paths of evidence begin.

    Raises EntryRefusedError for what the rules forbid, UsageError for what cannot be taken, UnreadableError for a
    broken file.
    """
    works: dict[str, _Work] = {}
    for new in entries:
        with _name_origin(new):
            path = find_path(workspace, new.task)
            if path not in works:
                works[path] = _Work.on(workspace, read_task_file(workspace, path), day, here)
            works[path].take(new)
    drafts = tuple(work.draft() for work in works.values())
    fresh = ((draft.path, entry) for draft in drafts for _, entry in draft.entries)
    refuse_used_numbers(workspace, {draft.path: draft.task for draft in drafts}, fresh)
    return drafts


def record_entries(
    workspace: Workspace, entries: Sequence[NewEntry], day: dt.date, here: Path
) -> tuple[FileDraft, ...]:
    """Write the entries and return the files.

    Raises what ``draft_entries`` raises, and ChangedError or UnwritableError: then no file is changed.
    """
    with hold_locks(_list_folders(workspace, entries)):
        drafts = draft_entries(workspace, entries, day, here)
        perform(_list_steps(workspace, drafts))
    return drafts


def _list_steps(workspace: Workspace, drafts: Iterable[FileDraft]) -> list[Step]:
    """Return what is to be done: evidence first, so that no entry ever names a file that is not there."""
    drafts = tuple(drafts)
    copies = [step for draft in drafts for step in plan_copies(workspace.root, draft.task.id, draft.copies)]
    return [*copies, *(Replace(workspace.root / draft.path, draft.before, draft.after) for draft in drafts)]


def _list_folders(workspace: Workspace, entries: Iterable[NewEntry]) -> set[Path]:
    folders = set()
    for new in entries:
        with _name_origin(new):
            folders.add(workspace.root / LEDGERS / ledger_key(find_path(workspace, new.task)))
    return folders


@contextlib.contextmanager
def _name_origin(new: NewEntry) -> Iterator[None]:
    """Name the line of the batch in front of what is wrong with it."""
    try:
        yield
    except LuoshiError as error:
        if new.origin:
            error.message = f"{new.origin}：{error.message}"
        raise


@dataclass(slots=True)
class _Work:
    """One file as it grows by entry after entry."""

    workspace: Workspace
    file: TaskFile
    day: dt.date
    here: Path
    judged: Judged
    edited: Edited
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    copies: dict[str, AttachedFile] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    @classmethod
    def on(cls, workspace: Workspace, file: TaskFile, day: dt.date, here: Path) -> _Work:
        judged = judge_task(workspace, file.task, file.path, day, {})
        return cls(workspace, file, day, here, judged, Edited(file.content, file.task))

    def take(self, new: NewEntry) -> None:
        """Put one entry in; raises when it cannot be."""
        attached = attach(self.workspace.root, self.file.task, new.evidence, self.here)
        entry = new.entry.but(evidence=tuple(each.item for each in attached)) if attached else new.entry
        self._refuse_future(entry)
        edited = add_entry(self.edited.content, self.edited.task, entry, self.file.path)
        coming = {each.name: each.sha256 for each in (*self.copies.values(), *attached)}
        judged = judge_task(self.workspace, edited.task, self.file.path, self.day, coming)
        self._allow(entry, edited, judged)
        self._refuse_late_move(edited)
        self._keep(entry, edited, judged, attached)

    def draft(self) -> FileDraft:
        file, edited = self.file, self.edited
        last = self.judged.findings
        found = place_findings((each for each in self.found if each in last), edited.content)
        copies = tuple(each for each in self.copies.values() if each.source is not None)
        return FileDraft(
            file.path, file.content, edited.content, edited.task, self.judged.state, tuple(self.entries), copies, found
        )

    def _refuse_future(self, entry: Entry) -> None:
        if entry.date > self.day:
            rule = RULES[log_not_in_future.RULE.code]
            message = f"“{entry.event}”的日期 {entry.date} 晚于今天 {self.day}"
            keys = ("log",)
            found = Finding(rule.code, rule.severity, self.file.path, keys, message, "还没有发生的事，发生之后再记")
            raise refuse(self.workspace, self._describe(entry), (found,), self.judged)

    def _refuse_late_move(self, edited: Edited) -> None:
        """Refuse an entry that moves a limit which has passed by now, whatever day it is dated (LS725)."""
        entry = edited.task.log[edited.index]
        judging = build_judging(self.workspace)
        limit = find_lapsed_limit(edited.task, entry, self.day, judging, self.file.task.log)
        if limit is not None:
            rule = RULES[limits_move_in_time.RULE.code]
            message = f"今天 {self.day}，要移动的时限 {limit} 已经过了，“{entry.event}”写成 {entry.date} 也不移动时限"
            hint = "附上到期之前的申请件（--evidence）；没有的照逾期办，在“进展”中写明原因"
            found = Finding(rule.code, rule.severity, self.file.path, ("log",), message, hint)
            raise refuse(self.workspace, self._describe(entry), (found,), self.judged)

    def _allow(self, entry: Entry, edited: Edited, judged: Judged) -> None:
        new = find_new(self.judged, judged, edited.index)
        refused = select_refusals(entry.event, new, judged)
        if refused:
            raise refuse(self.workspace, self._describe(entry), refused, self.judged)
        self.found += new

    def _keep(self, entry: Entry, edited: Edited, judged: Judged, attached: Iterable[AttachedFile]) -> None:
        moved = [(index + (index >= edited.index), each) for index, each in self.entries]
        self.entries = [*moved, (edited.index, entry)]
        self.copies |= {each.name: each for each in attached}
        self.edited, self.judged = edited, judged

    def _describe(self, entry: Entry) -> str:
        return f"{self.file.task.id} 不能记“{entry.event}”（{entry.date}）"
