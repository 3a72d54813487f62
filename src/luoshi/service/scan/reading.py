"""The task files of a workspace, read: each a task, or the findings why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.calendars import report_unreadable
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace

    Read = tuple[Task | None, tuple[Finding, ...]]
    """The task of a file, or None and the findings why not."""


def read_task(workspace: Workspace, path: str) -> Read:
    """Read one file."""
    return read_with_content(workspace, path)[0]


def read_with_content(workspace: Workspace, path: str) -> tuple[Read, bytes]:
    """Read one file; its content is empty where it cannot be read."""
    try:
        content = workspace.tree.read(path)
    except OSError as error:
        return (None, (report_unreadable(path, error),)), b""
    return parse_task(workspace, path, content), content


def parse_task(workspace: Workspace, path: str, content: bytes) -> Read:
    """Return what a file with this content holds."""
    loaded = load(Task, content, path, workspace.reader)
    return loaded.record, loaded.findings
