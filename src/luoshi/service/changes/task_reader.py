"""Task versions by the name of their content: each is parsed once, whatever many commits have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.git.versions import FileNames
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.store.yaml.log_reader import LogReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.model.task import Task
    from luoshi.store.git.git_objects import Objects
    from luoshi.store.yaml.reader import Reader


class TaskReader:
    """Reads tasks out of a repository and remembers them."""

    def __init__(self, objects: Objects, reader: Reader) -> None:
        self._objects = objects
        self._reader = LogReader(reader)
        self._tasks: dict[str, Task | None] = {}

    def task(self, sha: str) -> Task | None:
        """Return the task of a content; None where it cannot be read."""
        if sha not in self._tasks:
            self.fetch([sha])
        return self._tasks[sha]

    def fetch(self, shas: Iterable[str]) -> None:
        """Read the blobs that are not known yet, all at once."""
        new = [sha for sha in dict.fromkeys(shas) if sha not in self._tasks]
        for sha, content in zip(new, self._objects.blobs(new, MAX_BYTES + 1), strict=True):
            self._tasks[sha] = self.parse(content)

    def parse(self, content: bytes) -> Task | None:
        """Return the task of a file's content; None where it cannot be read."""
        return self._reader.read(content)

    def read(self, files: FileNames, paths: Iterable[str]) -> dict[str, Task | None]:
        """Return the tasks of those paths that one side of a comparison has; None for one that cannot be read."""
        blobs = {path: files.tasks[path] for path in paths if path in files.tasks}
        for path, sha in blobs.items():
            if path in files.held and sha not in self._tasks:
                self._tasks[sha] = self.parse(files.held[path])
        self.fetch(blobs.values())
        return {path: self._tasks[sha] for path, sha in blobs.items()}

    def read_blobs(self, blobs: Mapping[str, str]) -> dict[str, Task]:
        """Return the tasks of blobs by path, without those that cannot be read."""
        return drop_unread(self.read(FileNames(blobs, {}), blobs))


def drop_unread(tasks: Mapping[str, Task | None]) -> dict[str, Task]:
    """Return the tasks that could be read."""
    return {path: task for path, task in tasks.items() if task is not None}
