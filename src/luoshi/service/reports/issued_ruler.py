"""What an issued bulletin kept for the next one: the ruler it was made by, and the entries that it knew."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import TYPE_CHECKING

from luoshi.model.configuration import Configuration
from luoshi.report.bulletin.corrections import LateEntry
from luoshi.service.scan.reading import read_task
from luoshi.store.files.issued import RULER, read_issued_entries, read_issued_ruler
from luoshi.store.workspace import CONFIGURATION
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.store.files.issued import Issued

_REGISTERED = "登记"
"""Stands among the entries for the task itself, on the day of its assignment."""


def read_ruler(workspace: Workspace) -> bytes:
    """Return luoshi.yaml with line feeds, so that a checkout on Windows keeps the same bytes."""
    return workspace.tree.read(CONFIGURATION).replace(b"\r\n", b"\n")


def apply_ruler_of(workspace: Workspace, issued: Issued) -> Workspace:
    """Return the workspace with the luoshi.yaml of an issue; as it is where the issue kept none that can be read."""
    data = read_issued_ruler(workspace.tree, issued)
    loaded = load(Configuration, data, f"{issued.folder}/{RULER}", workspace.reader) if data is not None else None
    return workspace.but(config=loaded.record) if loaded and loaded.record else workspace


def write_known_entries(workspace: Workspace, cut_off: dt.date) -> bytes:
    """Return the entries up to the cut-off by task, as an issue keeps them."""
    known = {task.id: list(_list_known(task, cut_off)) for task in _read_all(workspace) if task.assigned <= cut_off}
    return (json.dumps(known, ensure_ascii=False, indent=0) + "\n").encode()


def list_late_entries(workspace: Workspace, issued: Issued) -> tuple[LateEntry, ...]:
    """Return what is dated up to the cut-off of an issue and was not there when it was issued, by day and task."""
    known = read_issued_entries(workspace.tree, issued)
    if known is None:
        return ()
    cut_off = issued.manifest.as_of
    found = [
        LateEntry(task.id, dt.date.fromisoformat(day), what)
        for task in _read_all(workspace)
        if task.assigned <= cut_off
        for day, _, what in (each.partition(" ") for each in _list_late(task, cut_off, known.get(task.id)))
    ]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.task, entry.what)))


def _list_late(task: Task, cut_off: dt.date, known: list[str] | None) -> Iterator[str]:
    """Yield what of a task is new; of a task that is new itself, no more than that."""
    if known is None:
        return iter([next(_list_known(task, cut_off))])
    return (Counter(_list_known(task, cut_off)) - Counter(known)).elements()


def _read_all(workspace: Workspace) -> Iterator[Task]:
    for path in workspace.listing.tasks:
        task, _ = read_task(workspace, path)
        if task is not None:
            yield task


def _list_known(task: Task, cut_off: dt.date) -> Iterator[str]:
    yield f"{task.assigned.isoformat()} {_REGISTERED}"
    yield from (f"{each.date.isoformat()} {each.event}" for each in task.log if each.date <= cut_off)
