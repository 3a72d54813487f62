"""Which entry of a task a command means, and whether it is committed: what is committed is not changed any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import ExitCode, LuoshiError, UsageError
from luoshi.model.task import Task
from luoshi.store.git.git import NoGitError, Repository, UnknownRevisionError
from luoshi.store.git.git_objects import Objects
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from luoshi.model.entries import Entry
    from luoshi.service.task_file import TaskFile


class CommittedError(LuoshiError):
    """The entry is committed; it is corrected by another one."""

    code = ExitCode.FINDINGS

    def __init__(self, task: str, entry: Entry) -> None:
        super().__init__(
            f"{task} 的“{entry.event}”（{entry.date}）已经入库，不再改动",
            f"另记一条更正，旧的一条留着：\n"
            f"  luoshi correct {task} --of {entry.date} --reason 理由 --note 正确的内容\n"
            f"补充佐证材料的，另记一条：\n"
            f"  luoshi evidence add {task} 文件",
        )


def read_committed_log(root: Path, path: str, environment: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the entries of the file at HEAD; none without git, without a commit, or when it is not there."""
    try:
        with Objects(Repository.around(root, environment)) as objects:
            content = objects.file(objects.commit("HEAD"), path)
    except (NoGitError, UnknownRevisionError):
        return ()
    loaded = load(Task, content, path) if content is not None else None
    return loaded.record.log if loaded is not None and loaded.record is not None else ()


def find_entry(file: TaskFile, wanted: str | None, committed: tuple[Entry, ...]) -> int:
    """Return the index of the last uncommitted entry that ``wanted`` (日期, 事件 or 日期/事件; None: any) means.

    Raises CommittedError when what it means is committed, UsageError when there is no such entry.
    """
    means = _build_matcher(wanted)
    matching = [index for index, entry in enumerate(file.task.log) if means(entry)]
    if not matching:
        shown = "、".join(f"{entry.date}/{entry.event}" for entry in file.task.log[-5:]) or "还没有记录"
        raise UsageError(f"{file.task.id} 没有“{wanted or '办理'}”记录", f"最近的：{shown}")
    fresh = [index for index in matching if file.task.log[index] not in committed]
    if not fresh:
        raise CommittedError(file.task.id, file.task.log[matching[-1]])
    return fresh[-1]


def _build_matcher(wanted: str | None) -> Callable[[Entry], bool]:
    words = set(wanted.split("/")) if wanted else set()
    return lambda entry: words <= {entry.date.isoformat(), str(entry.event)}
