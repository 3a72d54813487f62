"""The task files of a workspace, read: each a task, or the findings why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.calendars import report_unreadable
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace

    Read = tuple[Task | None, tuple[Finding, ...]]
    """The task of a file, or None and the findings why not."""


def read_task(workspace: Workspace, path: str) -> Read:
    """Read one file."""
    return read_tasks(workspace, (path,))[0]


def read_tasks(workspace: Workspace, paths: Sequence[str]) -> list[Read]:
    """Read the files, in their order."""
    contents = [_content(workspace, path) for path in paths]
    return [_read(workspace, path, content) for path, content in zip(paths, contents, strict=True)]


def _content(workspace: Workspace, path: str) -> bytes | OSError:
    try:
        return workspace.tree.read(path)
    except OSError as error:
        return error


def _read(workspace: Workspace, path: str, content: bytes | OSError) -> Read:
    if isinstance(content, OSError):
        return None, (report_unreadable(path, content),)
    loaded = load(Task, content, path, workspace.reader)
    return loaded.record, loaded.findings
