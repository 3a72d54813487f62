"""What was remembered of all tasks, brought up to date by looking at those that changed.

Parents are measured by their children, so some tasks must be looked at together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.service.scan.request import find_location
from luoshi.service.scan.task_notes import TaskNotes, card_line, parse_card

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from luoshi.service.scan.request import Scan, TaskScan
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Meetings
    from luoshi.state.task_state import TaskState

    Look = Callable[[Collection[str]], Iterable[TaskScan]]

UNREAD = b"null"
"""The line of a file that cannot be read."""


class Recalled:
    """All tasks of a workspace: ``notes``, and a line for the card of each. ``redone``: how many were looked at."""

    def __init__(self, workspace: Workspace, parts: Sequence[bytes], changed: set[str]) -> None:
        names, cards, notes = parts
        self._workspace = workspace
        self._changed = changed
        self.notes = TaskNotes.parse(notes)
        before = names.decode("utf-8", "surrogatepass").split("\0")
        self._lines = dict(zip(before, cards.split(b"\n"), strict=True))
        self.redone = 0

    def look(self, scan_workspace: Callable[[Workspace, Meetings], Scan]) -> bool:
        """Look at what changed; return whether the rules over the workspace may see something else than before."""
        tasks = self._workspace.listing.tasks
        gone = self._lines.keys() - set(tasks)
        redo = {path for path in tasks if path in self._changed or path not in self._lines} | self._find_by_evidence()

        def look(paths: Collection[str]) -> Iterable[TaskScan]:
            listing = self._workspace.listing.but(tasks=tuple(paths))
            vouched = self.notes.name_meetings({*paths, *gone})
            return scan_workspace(self._workspace.but(listing=listing), vouched).tasks if paths else ()

        digests = look_again(tasks, self.notes, redo, gone, look)
        self.redone = len(digests) + len(gone)
        told = {row[2] for row in self.notes.across}
        other = bool(gone) or any(map(_is_of_git, self._changed)) or not told.isdisjoint(digests)
        for path in gone:
            self.notes.forget(path)
        renewed = [self._renew(each) for each in digests.values()]
        return other or any(renewed)

    def _renew(self, digest: TaskScan) -> bool:
        """Note a task anew; return whether its card, what it excepts or the papers it names are others."""
        path, line = digest.path, card_line(digest.card)
        before = self._lines.get(path), self.notes.excepted.get(path), self.notes.papers.get(path)
        self.notes.forget(path)
        self.notes.add(digest)
        self._lines[path] = line
        return before != (line, self.notes.excepted.get(path), self.notes.papers.get(path))

    def _find_by_evidence(self) -> set[str]:
        """Return the tasks whose evidence changed; names are compared as by a disk that takes A for a."""
        names = {path.split("/")[1].casefold() for path in self._changed if path.startswith("evidence/")}
        if not names:
            return set()
        return {path for path in self._workspace.listing.tasks if (self.notes.name(path) or "").casefold() in names}

    def lines(self) -> list[bytes]:
        """Return the lines of the tasks, in their order."""
        return [self._lines[path] for path in self._workspace.listing.tasks]

    def cards(self) -> tuple[TaskState, ...]:
        """Return the cards of the tasks that can be read."""
        pairs = ((path, self._lines[path]) for path in self._workspace.listing.tasks)
        return tuple(parse_card(line, find_location(self._workspace, path)) for path, line in pairs if line != UNREAD)


def _is_of_git(path: str) -> bool:
    return path.startswith("/") or path.endswith(".gitattributes")


def look_again(
    tasks: Collection[str], notes: TaskNotes, redo: Collection[str], gone: Collection[str], look: Look
) -> dict[str, TaskScan]:
    """Look at the tasks ``redo`` and at whatever they change, with all children that this takes.

    ``notes``: as remembered; ``gone``: files that are no longer there; ``look``: digests just these files.
    """
    digests: dict[str, TaskScan] = {}
    seen = frozenset[str]()
    wanted = set(redo) | _find_parents(redo, gone, tasks, notes, digests)
    while True:
        together = _add_children(wanted, notes, digests, gone)
        if together <= seen:
            return {path: digests[path] for path in sorted(wanted)}
        digests = {each.path: each for each in look(sorted(together))}
        seen = frozenset(together)
        wanted |= _find_parents(wanted, gone, tasks, notes, digests) | _find_relying(gone, notes, digests)


def _find_relying(gone: Collection[str], notes: TaskNotes, new: Mapping[str, TaskScan]) -> set[str]:
    """Return the tasks that rely on a meeting which other tasks name now than before."""
    now = {path: each.card.named_meetings for path, each in new.items() if each.card}
    changed = (set(notes.named.get(path, ())) ^ set(now.get(path, ())) for path in {*new, *gone})
    names = frozenset[str]().union(*changed)
    return {path for path, relied in notes.relied.items() if path not in gone and not names.isdisjoint(relied)}


def _find_parents(
    wanted: Collection[str],
    gone: Collection[str],
    tasks: Collection[str],
    notes: TaskNotes,
    new: Mapping[str, TaskScan],
) -> set[str]:
    """Return the tasks that were, or now are, the parents of those wanted or gone."""
    names = {notes.parents[path] for path in (*wanted, *gone) if path in notes.parents}
    cards = (new[path].card for path in wanted if path in new)
    names |= {card.parent for card in cards if card and card.parent}
    return {path for path in tasks if _name_task(path, notes, new) in names} if names else set()


def _add_children(
    wanted: Collection[str], notes: TaskNotes, new: Mapping[str, TaskScan], gone: Collection[str]
) -> set[str]:
    """Return the tasks with their children, the children of these, and so on."""
    parents = {path: name for path, name in notes.parents.items() if path not in gone and path not in new}
    parents |= {path: each.card.parent for path, each in new.items() if each.card and each.card.parent}
    together, added = set(wanted), set(wanted)
    while added and parents:
        names = {_name_task(path, notes, new) for path in added}
        added = {path for path, name in parents.items() if name in names} - together
        together |= added
    return together


def _name_task(path: str, notes: TaskNotes, new: Mapping[str, TaskScan]) -> str | None:
    if path not in new:
        return notes.name(path)
    card = new[path].card
    return card.id if card else None
