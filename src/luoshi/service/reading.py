"""The task files of a workspace, read: each a task, or the findings why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.calendars import unreadable
from luoshi.store.reader import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.findings import Finding
    from luoshi.service.opened import Opened

    Read = tuple[Task | None, tuple[Finding, ...]]
    """The task of a file, or None and the findings why not."""


def read_task(opened: Opened, path: str) -> Read:
    """Read one file."""
    return read_tasks(opened, (path,))[0]


def read_tasks(opened: Opened, paths: Sequence[str]) -> list[Read]:
    """Read the files, in their order."""
    contents = [_content(opened, path) for path in paths]
    return [_read(opened, path, content) for path, content in zip(paths, contents, strict=True)]


def _content(opened: Opened, path: str) -> bytes | OSError:
    try:
        return opened.tree.read(path)
    except OSError as error:
        return error


def _read(opened: Opened, path: str, content: bytes | OSError) -> Read:
    if isinstance(content, OSError):
        return None, (unreadable(path, content),)
    loaded = load(Task, content, path, opened.reader)
    return loaded.record, loaded.findings
