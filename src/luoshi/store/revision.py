"""A workspace as it stood in a commit, read with one git process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.tree import Item, ItemKind, MemoryTree
from luoshi.store.workspace import CALENDAR, CONFIGURATION, LEDGERS, ORGANISATION

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.store.git_objects import Objects
    from luoshi.store.git_tree import TreeEntry

MAX_BLOB = 1 << 20


def read_revision(objects: Objects, commit: str, root: Path) -> MemoryTree:
    """Return the settings, names, calendars and ledgers of a commit; what else it holds is not read."""
    reader = _Walk(objects)
    for folder in (CALENDAR, LEDGERS):
        reader.walk(folder, objects.folder(commit, folder))
    top = [entry for entry in objects.folder(commit, "") if entry.name in {CONFIGURATION, ORGANISATION}]
    reader.take("", top)
    return MemoryTree(root, reader.contents(), reader.folders)


class _Walk:
    """Collects folders and the names of blobs, then reads all blobs at once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._shas: dict[str, str] = {}
        self.folders: dict[str, tuple[Item, ...]] = {}

    def walk(self, folder: str, entries: tuple[TreeEntry, ...]) -> None:
        """Take a folder and those below it; deep ones cannot stop it, they are few in a workspace."""
        pending = [(folder, entries)]
        while pending:
            path, inside = pending.pop()
            self.folders[path] = tuple(sorted((Item(e.name, _kind(e)) for e in inside), key=lambda item: item.name))
            self.take(path, list(inside))
            pending += [(f"{path}/{e.name}", self._objects.tree(e.sha)) for e in inside if e.is_folder]

    def take(self, folder: str, entries: list[TreeEntry]) -> None:
        """Note the YAML files of a folder."""
        prefix = f"{folder}/" if folder else ""
        for entry in entries:
            if entry.is_file and entry.name.endswith(".yaml"):
                self._shas[f"{prefix}{entry.name}"] = entry.sha

    def contents(self) -> dict[str, bytes]:
        """Read the blobs noted; a larger one than any task file is cut, and so found to be too large."""
        blobs = self._objects.blobs(self._shas.values())
        return {path: blob[: MAX_BLOB + 1] for path, blob in zip(self._shas, blobs, strict=True)}


def _kind(entry: TreeEntry) -> ItemKind:
    if entry.is_file:
        return ItemKind.FILE
    return ItemKind.FOLDER if entry.is_folder else ItemKind.OTHER
