"""A workspace as it stood in a commit, read with one git process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.guards import MAX_BYTES
from luoshi.store.issued import LARGEST, RECORDS, REPORTS
from luoshi.store.tree import Item, ItemKind, MemoryTree
from luoshi.store.workspace import CALENDAR, CONFIGURATION, LEDGERS, ORGANISATION

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.store.git_objects import Objects
    from luoshi.store.git_tree import TreeEntry


def read_revision(objects: Objects, commit: str, root: Path, *, reports: bool = False) -> MemoryTree:
    """Return the settings, names, calendars and ledgers of a commit; what else it holds is not read.

    ``reports``: also the manifests and figures of issued bulletins.
    """
    reader = _Walk(objects)
    for folder in (CALENDAR, LEDGERS):
        reader.walk(folder, objects.folder(commit, folder))
    top = [entry for entry in objects.folder(commit, "") if entry.name in {CONFIGURATION, ORGANISATION}]
    reader.take("", top)
    if reports:
        reader.walk(REPORTS, objects.folder(commit, REPORTS), RECORDS)
    return MemoryTree(root, reader.contents(LARGEST if reports else MAX_BYTES), reader.folders)


class _Walk:
    """Collects folders and the names of blobs, then reads all blobs at once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._shas: dict[str, str] = {}
        self.folders: dict[str, tuple[Item, ...]] = {}

    def walk(self, folder: str, entries: tuple[TreeEntry, ...], names: tuple[str, ...] = (".yaml",)) -> None:
        """Take a folder and those below it; deep ones cannot stop it, they are few in a workspace."""
        pending = [(folder, entries)]
        while pending:
            path, inside = pending.pop()
            self.folders[path] = tuple(sorted((Item(e.name, _kind(e)) for e in inside), key=lambda item: item.name))
            self.take(path, list(inside), names)
            pending += [(f"{path}/{e.name}", self._objects.tree(e.sha)) for e in inside if e.is_folder]

    def take(self, folder: str, entries: list[TreeEntry], names: tuple[str, ...] = (".yaml",)) -> None:
        """Note the files of a folder whose names end so."""
        prefix = f"{folder}/" if folder else ""
        for entry in entries:
            if entry.is_file and entry.name.endswith(names):
                self._shas[f"{prefix}{entry.name}"] = entry.sha

    def contents(self, most: int) -> dict[str, bytes]:
        """Read the blobs noted; a larger one is cut, and so found to be too large."""
        return dict(zip(self._shas, self._objects.blobs(self._shas.values(), most + 1), strict=True))


def _kind(entry: TreeEntry) -> ItemKind:
    if entry.is_file:
        return ItemKind.FILE
    return ItemKind.FOLDER if entry.is_folder else ItemKind.OTHER
