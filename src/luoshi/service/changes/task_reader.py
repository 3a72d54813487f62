"""Task versions by the name of their content: each is parsed once, whatever many commits have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.reader import Reader, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.store.git.git_objects import Objects


class TaskReader:
    """Reads tasks out of a repository and remembers them."""

    def __init__(self, objects: Objects, reader: Reader) -> None:
        self._objects = objects
        self._reader = reader
        self._tasks: dict[str, Task | None] = {}

    def remember(self, contents: Mapping[str, bytes]) -> None:
        """Parse contents at hand, by name."""
        for sha, content in contents.items():
            if sha not in self._tasks:
                self._tasks[sha] = load(Task, content, "", self._reader).record

    def fetch(self, shas: Iterable[str]) -> None:
        """Read the blobs not yet known, all at once."""
        new = [sha for sha in dict.fromkeys(shas) if sha not in self._tasks]
        contents = self._objects.blobs(new, MAX_BYTES + 1)
        self.remember(dict(zip(new, contents, strict=True)))

    def task(self, sha: str) -> Task | None:
        """Return the task of a content; None where it cannot be read."""
        self.fetch([sha])
        return self._tasks[sha]

    def readable(self, blobs: Mapping[str, str]) -> dict[str, Task]:
        """Return the tasks by path, without those that cannot be read."""
        self.fetch(blobs.values())
        found = {path: self.task(sha) for path, sha in blobs.items()}
        return {path: task for path, task in found.items() if task is not None}
