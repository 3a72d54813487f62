"""``luoshi merge``: git's merge driver for task files. Entries are merged as records, lines are kept where they can be.

First git's own merge of the texts is tried: where it says what the records say, it is taken, comments and all. Where it
does not, what theirs has more is put into ours in place. What contradicts itself is left to a person, with marks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.errors import UnwritableError
from luoshi.frozen import Frozen
from luoshi.model.record import fields_of
from luoshi.model.task import Task
from luoshi.state.changes import build_key
from luoshi.state.three_way import ConflictError, Merged, merge_tasks
from luoshi.store.edit.splice import confirm, set_value
from luoshi.store.edit.task_edit import add_entry
from luoshi.store.edit.task_text import record_data
from luoshi.store.edit.text_merge import TextMerge, mark_whole_conflict, merge_texts
from luoshi.store.files.atomic_write import replace_file
from luoshi.store.files.files import read_bytes
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class MergeFiles(Frozen):
    """The three versions, as git lays them out; ``name``: the path of the file that is merged."""

    base: Path
    ours: Path
    theirs: Path
    name: str


def merge(files: MergeFiles, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Write the merged file over ours; return why it is a conflict, nothing when it is none.

    Files that are no tasks are merged as git merges them.
    """
    text = merge_texts(files.base, files.ours, files.theirs, environment)
    versions = [read_bytes(str(path)) for path in (files.base, files.ours, files.theirs)]
    tasks = [load(Task, content, files.name).record for content in versions]
    reasons: tuple[str, ...] = ()
    try:
        content = _merged(files.name, text, versions, tasks)
    except ConflictError as conflict:
        reasons = conflict.reasons
        content = mark_whole_conflict(versions[1], versions[2]) if text.clean else text.content
    replace_file(files.ours, content)
    return reasons


def _merged(name: str, text: TextMerge, versions: list[bytes], tasks: list[Task | None]) -> bytes:
    base, ours, theirs = tasks
    if base is None or ours is None or theirs is None:
        if text.clean:
            return text.content
        raise ConflictError(["两边改了同样的地方"])
    merged = merge_tasks(base, ours, theirs)
    if text.clean and _says(text.content, name, merged, ours, theirs):
        return text.content
    return _spliced(name, versions, ours, theirs, merged)


def _says(content: bytes, name: str, merged: Merged, ours: Task, theirs: Task) -> bool:
    """Whether a text holds what the merge of the records must have, its log in the order of dates."""
    task = load(Task, content, name).record
    if task is None:
        return False
    days = [entry.date for entry in task.log]
    wanted = _with_fields(ours, theirs, merged)
    same = task.but(log=()) == wanted.but(log=())
    return same and Counter(map(build_key, task.log)) == merged.log and days == sorted(days)


def _with_fields(ours: Task, theirs: Task, merged: Merged) -> Task:
    return ours.but(**{field: getattr(theirs, field) for field in merged.fields})


def _spliced(name: str, versions: list[bytes], ours: Task, theirs: Task, merged: Merged) -> bytes:
    """Put what theirs has more into the text of ours."""
    if merged.removed:
        raise ConflictError(["对方改动或删去了旧记录，我方也改了这个文件"])
    task = _with_fields(ours, theirs, merged)
    try:
        content = _with_head(name, versions[1], task, merged)
        for entry in merged.added:
            edited = add_entry(content, task, entry, name)
            content, task = edited.content, edited.task
    except UnwritableError as error:
        raise ConflictError([error.message]) from None
    if _remarks(versions[2]) - _remarks(versions[0]) - _remarks(content):
        raise ConflictError(["对方写了注释，自动合并会丢掉"])
    return content


def _with_head(name: str, content: bytes, task: Task, merged: Merged) -> bytes:
    data = record_data(task)
    for field in merged.fields:
        written = fields_of(task)[field].key
        if written not in data:
            raise ConflictError([f"对方删去了“{written}”"])
        content = set_value(content, (written,), data[written])
    return confirm(content, task, name)


def _remarks(content: bytes) -> set[bytes]:
    """Return the lines that have, or may have, a comment."""
    return {line.strip() for line in content.splitlines() if b"#" in line}
