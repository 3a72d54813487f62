"""The history of one file over all branches, through renames: which commits changed it, and from what.

From a commit backwards each commit hands the file's place on to its parents, so a branch that renamed the file and one
that did not are both followed. A merge counts where its result differs from all parents, or where it dropped what one
parent had and the others never held; a merge that takes over the one side that had changed is no change of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from luoshi.store.git.git_commits import Commit, FileChange, FilePlace

    Same = Callable[[FilePlace, FilePlace], bool]


class Version(Frozen):
    """A commit that changed the file.

    ``befores``: the file in the parents that count, none for the first version. ``dropped``: a merge whose result is
    that of one side, and these are what it did not take over from the others.
    """

    commit: Commit
    befores: tuple[FilePlace, ...]
    after: FilePlace
    dropped: bool = False


def follow(commits: Sequence[Commit], start: str, place: FilePlace, same: Same) -> tuple[Version, ...]:
    """Return the versions of the file that stood at ``place`` in the commit ``start``, newest first.

    ``commits``: children first. ``same``: whether two places that git takes for a rename are one matter.
    """
    places: dict[str, FilePlace] = {start: place}
    parents: dict[str, tuple[str, ...]] = {}
    walked: list[Commit] = []
    for commit in commits:
        now = places.get(commit.sha)
        if now is None:
            continue
        befores = {parent: _before(commit, parent, now, same) for parent in commit.parents}
        held = {parent: before for parent, before in befores.items() if before is not None}
        for parent, before in held.items():
            places.setdefault(parent, before)
        parents[commit.sha] = tuple(held)
        walked.append(commit)
    graph = _Graph(places, parents)
    versions = (graph.version(commit) for commit in walked)
    return tuple(version for version in versions if version is not None)


def _before(commit: Commit, parent: str, place: FilePlace, same: Same) -> FilePlace | None:
    """Return the file in a parent; None where it is not there."""
    change = _change_of(commit.changes.get(parent, ()), place.path)
    if change is None:
        return place
    before = change.before
    return before if before is None or before.path == place.path or same(before, place) else None


def _change_of(changes: Iterable[FileChange], path: str) -> FileChange | None:
    return next((change for change in changes if change.after is not None and change.after.path == path), None)


class _Graph(Frozen):
    """The commits that hold the file: where it is in each, and the parents that hold it too."""

    places: Mapping[str, FilePlace]
    parents: Mapping[str, tuple[str, ...]]

    def version(self, commit: Commit) -> Version | None:
        """Return the commit as a version; None where it changed nothing of its own."""
        now = self.places[commit.sha]
        held = self.parents[commit.sha]
        if not held:
            return Version(commit, (), now)
        kept = [parent for parent in held if self.places[parent] == now]
        if len(kept) == len(held):
            return None
        if not kept:
            return Version(commit, tuple(self.places[parent] for parent in held), now)
        dropped = [self.places[parent] for parent in held if not self._known(self.places[parent], kept)]
        return Version(commit, tuple(dropped), now, dropped=True) if dropped else None

    def _known(self, place: FilePlace, starts: Iterable[str]) -> bool:
        """Whether the file once stood so in one of the commits or before it."""
        pending, seen = list(starts), set(starts)
        while pending:
            commit = pending.pop()
            if self.places[commit].sha == place.sha:
                return True
            new = [parent for parent in self.parents.get(commit, ()) if parent not in seen]
            seen.update(new)
            pending += new
        return False


def find_departure(commits: Iterable[Commit], is_it: Callable[[str], bool]) -> tuple[Commit, FileChange] | None:
    """Return the newest commit that removed or renamed a file whose path ``is_it`` takes, with that change.

    A merge is named only where no commit of its branches did it.
    """
    for commit in sorted(commits, key=lambda commit: len(commit.parents) > 1):
        for changes in commit.changes.values():
            for change in changes:
                if _leaves(change, is_it):
                    return commit, change
    return None


def _leaves(change: FileChange, is_it: Callable[[str], bool]) -> bool:
    before, after = change.before, change.after
    if before is None or not is_it(before.path):
        return False
    return after is None or not is_it(after.path)
