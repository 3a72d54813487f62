"""Where in a task file a thing stands that the state tells of; the index is that of the file's own log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.decisions import Extended
from luoshi.model.entries import Progress

if TYPE_CHECKING:
    from luoshi.state.deadline import Extension
    from luoshi.state.task_state import TaskState


def extension_index(state: TaskState, extension: Extension) -> int:
    """Return the index of the entry that an extension of the state was read from."""
    wanted = (extension.date, extension.requested, extension.due)
    return next(
        index
        for index, entry in state.list_counted()
        if isinstance(entry, Extended) and (entry.date, entry.requested or entry.date, entry.due) == wanted
    )


def report_index(state: TaskState) -> int | None:
    """Return the index of the last 进展 that counts; None when there is none."""
    return next((index for index, entry in reversed(state.list_counted()) if type(entry) is Progress), None)
