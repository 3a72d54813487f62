"""The evidence items of a task, with the keys that lead to them, and which names stay in the task's folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from luoshi.model.evidence import EvidenceFile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.model.task import Task

_DRIVE = re.compile(r"[A-Za-z]:")


class ListedFile(NamedTuple):
    """One item as an entry lists it. ``keys`` lead to its name; ``sha256`` is None where none was recorded."""

    keys: tuple[str | int, ...]
    date: dt.date
    name: str
    sha256: str | None


def listed_evidence(task: Task) -> Iterator[ListedFile]:
    """Yield the items of all entries, in the order of the file."""
    for index, entry in enumerate(task.log):
        for place, item in enumerate(entry.evidence):
            keys = ("log", index, "evidence", place)
            if isinstance(item, EvidenceFile):
                yield ListedFile((*keys, "file"), entry.date, item.file, item.sha256)
            else:
                yield ListedFile(keys, entry.date, item, None)


def stays_in_folder(name: str) -> bool:
    """Whether the name, with ``/`` between folders, leads to a file below the task's folder on every system."""
    if "\\" in name or "\0" in name or _DRIVE.match(name):
        return False
    return all(part not in {"", ".", ".."} for part in name.split("/"))
