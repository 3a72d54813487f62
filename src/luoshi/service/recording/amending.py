"""``amend`` and ``evidence add --entry``: an entry that is not committed yet, changed where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.service.recording.attaching import attach, plan_copies
from luoshi.service.recording.clearing import clearable_fields, cleared_fields
from luoshi.service.recording.committed import find_entry, read_committed_log
from luoshi.service.recording.entry_words import build_entry, parse_fields
from luoshi.service.recording.judging import find_new, judge_task, place_findings, refuse, select_refusals
from luoshi.service.recording.recording import FileDraft
from luoshi.service.recording.typed_words import parse_day
from luoshi.service.task_file import TaskFile, find_path, read_task_file
from luoshi.store.edit.task_edit import Edited, add_evidence, change_entry, clear_fields
from luoshi.store.edit.task_text import record_data
from luoshi.store.files.transaction import Replace, hold_locks, perform
from luoshi.store.workspace import LEDGERS, ledger_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from luoshi.findings import Finding
    from luoshi.model.field_forms import FieldForm
    from luoshi.service.recording.attaching import AttachedFile
    from luoshi.service.recording.typed_words import Words
    from luoshi.service.workspace import Workspace


class Change(Frozen):
    """What shall become of an entry. ``entry``: which one, as ``日期/事件``; None for the last uncommitted one.

    ``words``: new values by field; ``evidence``: names or paths to be added, relative ones from ``here``; ``clear``:
    fields to be taken out, by name, title or option.
    """

    task: str
    entry: str | None
    words: Words
    evidence: tuple[str, ...]
    here: Path
    day: dt.date
    clear: tuple[str, ...] = ()


def draft_change(workspace: Workspace, change: Change, environment: Mapping[str, str]) -> FileDraft:
    """Return the file as it would be; writes nothing.

    Raises CommittedError for an entry that HEAD has already, EntryRefusedError for what the rules forbid.
    """
    file = read_task_file(workspace, find_path(workspace, change.task))
    index = find_entry(file, change.entry, read_committed_log(workspace.root, file.path, environment))
    attached = attach(workspace.root, file.task, change.evidence, change.here)
    edited = _edit(file, index, change, attached)
    return _judge(workspace, file, edited, change.day, attached)


def make_change(workspace: Workspace, change: Change, environment: Mapping[str, str]) -> FileDraft:
    """Write the change and return the file; raises as ``draft_change``, and ChangedError or UnwritableError."""
    with hold_locks([workspace.root / LEDGERS / ledger_key(find_path(workspace, change.task))]):
        draft = draft_change(workspace, change, environment)
        copies = plan_copies(workspace.root, draft.task.id, draft.copies)
        perform([*copies, Replace(workspace.root / draft.path, draft.before, draft.after)])
    return draft


def clearable_of(
    workspace: Workspace, task: str, entry: str | None, environment: Mapping[str, str]
) -> tuple[FieldForm, ...]:
    """Return the fields that may be taken out of the entry that is meant; raises as ``draft_change``."""
    file = read_task_file(workspace, find_path(workspace, task))
    index = find_entry(file, entry, read_committed_log(workspace.root, file.path, environment))
    return clearable_fields(file.task.log[index])


def _edit(file: TaskFile, index: int, change: Change, attached: tuple[AttachedFile, ...]) -> Edited:
    edited = Edited(file.content, file.task, index)
    cleared = cleared_fields(file.task.log[index], change.clear)
    fields = _parse_changes(file, index, change.words, cleared)
    if cleared:
        edited = clear_fields(edited.content, edited.task, index, cleared, file.path)
    if fields:
        edited = change_entry(edited.content, edited.task, index, fields, file.path)
    if attached:
        items = [each.item for each in attached]
        edited = add_evidence(edited.content, edited.task, index, items, file.path)
    if edited.task == file.task:
        hint = "写上要改的选项，如 --note 正确的内容；误填的一项用 --clear 去掉"
        raise UsageError("没有写要改什么，或改后与原来相同", hint)
    return edited


def _parse_changes(file: TaskFile, index: int, words: Words, cleared: Collection[str]) -> dict[str, Any]:
    """Return the new values of the entry's fields, checked together with what stays of it."""
    entry, on = file.task.log[index], words.get("date")
    given = parse_fields(entry.event, {key: word for key, word in words.items() if key != "date"})
    given |= {"date": parse_day("--date", on)} if isinstance(on, str) else {}
    both = "、".join(name for name in cleared if name in given)
    if both:
        raise UsageError(f"{both} 既要改又要去掉", "只写一样")
    build_entry({key: value for key, value in (record_data(entry) | given).items() if key not in cleared})
    return given


def _judge(
    workspace: Workspace, file: TaskFile, edited: Edited, day: dt.date, attached: tuple[AttachedFile, ...]
) -> FileDraft:
    before = judge_task(workspace, file.task, file.path, day, {})
    after = judge_task(workspace, edited.task, file.path, day, {each.name: each.sha256 for each in attached})
    entry = edited.task.log[edited.index]
    new = find_new(before, after, len(edited.task.log))
    refused = select_refusals(entry.event, new, after)
    if refused:
        what = f"{file.task.id} 的“{entry.event}”（{entry.date}）不能这样改"
        raise refuse(workspace, what, refused, before)
    copies = tuple(each for each in attached if each.source is not None)
    found: tuple[Finding, ...] = place_findings(new, edited.content)
    return FileDraft(
        file.path, file.content, edited.content, edited.task, after.state, ((edited.index, entry),), copies, found
    )
