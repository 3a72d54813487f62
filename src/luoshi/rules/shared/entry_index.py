"""Where in a task file a thing stands that the state tells of; the index is that of the file's own log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Extended
from luoshi.model.entries import Progress

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.model.task import Task
    from luoshi.state.deadline import Extension


def extension_index(task: Task, extension: Extension) -> int:
    """Return the index of the entry that an extension of the state was read from."""
    wanted = (extension.date, extension.requested, extension.due)
    return next(
        index
        for index, entry in enumerate(task.log)
        if isinstance(entry, Extended) and (entry.date, entry.requested or entry.date, entry.due) == wanted
    )


def report_index(task: Task, day: dt.date) -> int | None:
    """Return the index of the last 进展 dated ``day`` or before; None when there is none."""
    reports = [
        (entry.date, index) for index, entry in enumerate(task.log) if isinstance(entry, Progress) and entry.date <= day
    ]
    return max(reports)[1] if reports else None
