"""The file of one task, by its id: found by name, so that no other task is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.task import Task
from luoshi.store.files.files import READING, read_bytes, reason_of
from luoshi.store.yaml.reader import load
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace


class TaskFile(Frozen):
    """A task and the bytes of its file; ``path`` relative to the workspace."""

    path: str
    content: bytes
    task: Task


def find_path(workspace: Workspace, name: str) -> str:
    """Return the path of the task's file. Raises UsageError for none (with the nearest id) or several."""
    path = only_path(name, workspace.listing.tasks)
    if path is not None:
        return path
    suggestion = suggest_code(name, map(_stem, workspace.listing.tasks))
    raise UsageError(f"没有编号为“{name}”的事项{suggestion}", "luoshi list 列出全部事项")


def only_path(name: str, paths: Iterable[str]) -> str | None:
    """Return the one path whose file has this id, None where there is none. Raises UsageError that names several."""
    found = [path for path in paths if _stem(path) == name]
    if len(found) > 1:
        listed = "、".join(found)
        raise UsageError(f"编号“{name}”有几个文件：{listed}", "用 luoshi renumber 文件路径 给其中一个换编号")
    return found[0] if found else None


def read_task_file(workspace: Workspace, path: str) -> TaskFile:
    """Read one task. Raises UnreadableError when it cannot be read, is broken, or holds another id than its name."""
    try:
        content = read_bytes(str(workspace.root / path))
    except OSError as error:
        reason = reason_of(error, READING)
        raise UnreadableError(f"{path} 读不出来：{reason}", "检查文件权限，或从 git 中取回") from None
    loaded = load(Task, content, path, workspace.reader)
    if loaded.record is None:
        raise _broken(loaded.findings)
    if loaded.record.id != _stem(path):
        raise UnreadableError(
            f"{path} 里的 id 是“{loaded.record.id}”，与文件名不同", "先把文件名和 id 改成一样，见 luoshi rule LS110"
        )
    return TaskFile(path, content, loaded.record)


def _broken(findings: tuple[Finding, ...]) -> UnreadableError:
    first = findings[0]
    lines = "\n".join(f"{each.path}:{each.line}:{each.column}: {each.code} {each.message}" for each in findings)
    return UnreadableError(f"文件有 {len(findings)} 处错误，改正后才能写入：\n{lines}", first.hint)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
