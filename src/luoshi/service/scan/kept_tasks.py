"""What was remembered of all tasks, brought up to date by looking at those that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.service.scan.kept_family import look_again
from luoshi.service.scan.kept_notes import Notes
from luoshi.service.scan.kept_rows import card_line, card_of_line
from luoshi.service.scan.request import find_location

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from luoshi.service.scan.kept_file import Stored
    from luoshi.service.scan.request import Scan, TaskScan
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState

UNREAD = b"null"
"""The line of a file that cannot be read."""


class Recalled:
    """All tasks of a workspace: ``notes``, and a line for the card of each. ``redone``: how many were looked at."""

    def __init__(self, workspace: Workspace, stored: Stored, changed: set[str]) -> None:
        self._opened = workspace
        self._changed = changed
        self.notes = Notes.of(stored.notes)
        before = stored.tasks.decode("utf-8", "surrogatepass").split("\0")
        self._lines = dict(zip(before, stored.cards.split(b"\n"), strict=True))
        self.redone = 0

    def look(self, scan_workspace: Callable[[Workspace], Scan]) -> bool:
        """Look at what changed; return whether the rules over the workspace may see something else than before."""
        tasks = self._opened.listing.tasks
        gone = self._lines.keys() - set(tasks)
        redo = {path for path in tasks if path in self._changed or path not in self._lines} | self._by_evidence()

        def look(paths: Collection[str]) -> Iterable[TaskScan]:
            listing = self._opened.listing.but(tasks=tuple(paths))
            return scan_workspace(self._opened.but(listing=listing)).tasks if paths else ()

        digests = look_again(tasks, self.notes, redo, gone, look)
        self.redone = len(digests) + len(gone)
        told = {row[2] for row in self.notes.across}
        other = bool(gone) or any(map(_is_of_git, self._changed)) or not told.isdisjoint(digests)
        for path in gone:
            self.notes.forget(path)
        renewed = [self._renew(each) for each in digests.values()]
        return other or any(renewed)

    def _renew(self, digest: TaskScan) -> bool:
        """Note a task anew; return whether its card or what it excepts is another."""
        path, line = digest.path, card_line(digest.card)
        before = self._lines.get(path), self.notes.excepted.get(path)
        self.notes.forget(path)
        self.notes.add(digest)
        self._lines[path] = line
        return before != (line, self.notes.excepted.get(path))

    def _by_evidence(self) -> set[str]:
        """Return the tasks whose evidence changed; names are compared as by a disk that takes A for a."""
        names = {path.split("/")[1].casefold() for path in self._changed if path.startswith("evidence/")}
        if not names:
            return set()
        return {path for path in self._opened.listing.tasks if (self.notes.name(path) or "").casefold() in names}

    def lines(self) -> list[bytes]:
        """Return the lines of the tasks, in their order."""
        return [self._lines[path] for path in self._opened.listing.tasks]

    def cards(self) -> tuple[TaskState, ...]:
        """Return the cards of the tasks that can be read."""
        pairs = ((path, self._lines[path]) for path in self._opened.listing.tasks)
        return tuple(card_of_line(line, find_location(self._opened, path)) for path, line in pairs if line != UNREAD)


def _is_of_git(path: str) -> bool:
    return path.startswith("/") or path.endswith(".gitattributes")
