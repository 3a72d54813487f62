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
    try:
        content = workspace.tree.read(path)
    except OSError as error:
        return None, (report_unreadable(path, error),)
    return parse_task(workspace, path, content)


def parse_task(workspace: Workspace, path: str, content: bytes) -> Read:
    """Return what a file with this content holds."""
    loaded = load(Task, content, path, workspace.reader)
    return loaded.record, loaded.findings
