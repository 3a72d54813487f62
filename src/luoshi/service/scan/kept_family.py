"""Parents are measured by their children: which tasks must be looked at together when some changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from luoshi.service.scan.kept_notes import Notes
    from luoshi.service.scan.request import TaskScan

    Look = Callable[[Collection[str]], Iterable[TaskScan]]


def look_again(
    tasks: Collection[str], notes: Notes, redo: Collection[str], gone: Collection[str], look: Look
) -> dict[str, TaskScan]:
    """Look at the tasks ``redo`` and at whatever they change, with all children that this takes.

    ``notes``: as remembered; ``gone``: files that are no longer there; ``look``: digests just these files.
    """
    digests: dict[str, TaskScan] = {}
    seen = frozenset[str]()
    wanted = set(redo) | _parents(redo, gone, tasks, notes, digests)
    while True:
        together = _with_children(wanted, notes, digests, gone)
        if together <= seen:
            return {path: digests[path] for path in sorted(wanted)}
        digests = {each.path: each for each in look(sorted(together))}
        seen = frozenset(together)
        wanted |= _parents(wanted, gone, tasks, notes, digests)


def _parents(
    wanted: Collection[str], gone: Collection[str], tasks: Collection[str], notes: Notes, new: Mapping[str, TaskScan]
) -> set[str]:
    """Return the tasks that were, or now are, the parents of those wanted or gone."""
    names = {notes.parents[path] for path in (*wanted, *gone) if path in notes.parents}
    cards = (new[path].card for path in wanted if path in new)
    names |= {card.parent for card in cards if card and card.parent}
    return {path for path in tasks if _name(path, notes, new) in names} if names else set()


def _with_children(
    wanted: Collection[str], notes: Notes, new: Mapping[str, TaskScan], gone: Collection[str]
) -> set[str]:
    """Return the tasks with their children, the children of these, and so on."""
    parents = {path: name for path, name in notes.parents.items() if path not in gone and path not in new}
    parents |= {path: each.card.parent for path, each in new.items() if each.card and each.card.parent}
    together, added = set(wanted), set(wanted)
    while added and parents:
        names = {_name(path, notes, new) for path in added}
        added = {path for path, name in parents.items() if name in names} - together
        together |= added
    return together


def _name(path: str, notes: Notes, new: Mapping[str, TaskScan]) -> str | None:
    if path not in new:
        return notes.name(path)
    card = new[path].card
    return card.id if card else None
