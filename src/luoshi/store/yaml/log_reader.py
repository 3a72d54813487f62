"""Many versions of task files, quickly: a log only grows, so of each version only the items not seen yet are parsed.

A version is its head and the items of its log. A text of the head and the new items alone is read as any file is; the
entries of the other items are known by their bytes. Where items cannot be told apart by their lines, or anything is
wrong, the whole version is read (docs/decisions/0034).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luoshi.model.entries import Entry

_LOG = b"\nlog:\n  - "
_ITEM = b"\n  - "
"""How luoshi writes the log: no line of a nested value begins so far to the left."""
_OUTSIDE = re.compile(rb"\n[^ \n#]")
"""A line that is no longer part of the item: another key after the log, or what is no YAML."""


class LogReader:
    """Reads tasks and remembers the entries of their logs."""

    def __init__(self, reader: Reader = Reader.FAST) -> None:
        self._reader = reader
        self._entries: dict[bytes, Entry] = {}

    def read(self, content: bytes) -> Task | None:
        """Return the task of a file's content; None where it cannot be read."""
        head, _, log = content.partition(_LOG)
        task = (
            self._read_parts(head, log.removesuffix(b"\n").split(_ITEM)) if log and len(content) <= MAX_BYTES else None
        )
        return task or load(Task, content, "", self._reader).record

    def _read_parts(self, head: bytes, items: Sequence[bytes]) -> Task | None:
        """Return the task, its new items read with its head; None where they do not stand for themselves."""
        known = self._entries
        new = [item for item in dict.fromkeys(items) if item not in known] or items[-1:]
        if any(map(_OUTSIDE.search, new)):
            return None
        task = load(Task, head + _LOG + _ITEM.join(new) + b"\n", "", self._reader).record
        if task is None or len(task.log) != len(new):
            return None
        known.update(zip(new, task.log, strict=True))
        return task.but(log=tuple([known[item] for item in items]))
