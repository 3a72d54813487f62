"""A workspace as it stood in a commit, read with one git process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.files.issued import LARGEST, RECORDS, REPORTS
from luoshi.store.tree import FolderItem, ItemKind, MemoryTree
from luoshi.store.workspace import (
    CALENDAR,
    CLUES,
    CONFIGURATION,
    DUTIES,
    INSPECTION_FOLDERS,
    INSPECTIONS,
    LEDGERS,
    ORGANISATION,
    REGISTERS,
)
from luoshi.store.yaml.guards import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luoshi.store.git.git_objects import Objects
    from luoshi.store.git.git_tree import TreeEntry


def read_revision(objects: Objects, commit: str, root: Path, *, reports: bool = False) -> MemoryTree:
    """Return the settings, names, calendars, ledgers and inspections of a commit; what else it holds is not read.

    ``reports``: also the manifests and figures of issued bulletins.
    """
    reader = _walk_folders(objects, commit, _DEPTHS)
    top = [entry for entry in objects.folder(commit, "") if entry.name in {CONFIGURATION, ORGANISATION, DUTIES}]
    reader.take("", top)
    files = reader.contents(MAX_BYTES)
    if reports:
        reader.walk(REPORTS, objects.folder(commit, REPORTS), 2, RECORDS)
        files |= reader.contents(LARGEST)
    return MemoryTree(root, files, reader.folders)


def read_inspection_files(objects: Objects, commit: str, root: Path) -> MemoryTree:
    """Return the files of inspection of a commit, and nothing else."""
    reader = _walk_folders(objects, commit, {folder: _DEPTHS[folder] for folder in INSPECTION_FOLDERS})
    return MemoryTree(root, reader.contents(MAX_BYTES), reader.folders)


def _walk_folders(objects: Objects, commit: str, depths: Mapping[str, int]) -> _Walk:
    reader = _Walk(objects)
    for folder, depth in depths.items():
        reader.walk(folder, objects.folder(commit, folder), depth)
    return reader


_DEPTHS = {CALENDAR: 1, LEDGERS: 3, REGISTERS: 2, INSPECTIONS: 3, CLUES: 2}
"""The folders that hold files of ours, each with how deep they lie in it."""


class _Walk:
    """Collects folders and the names of blobs, then reads all blobs at once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._shas: dict[str, str] = {}
        self.folders: dict[str, tuple[FolderItem, ...]] = {}

    def walk(
        self, folder: str, entries: tuple[TreeEntry, ...], depth: int, names: tuple[str, ...] = (".yaml",)
    ) -> None:
        """Take a folder and those below it, ``depth`` folders in all: what lies deeper belongs to nobody."""
        self.folders[folder] = tuple(sorted(FolderItem(each.name, _kind(each)) for each in entries))
        self.take(folder, list(entries), names)
        if depth > 1:
            for entry in filter(_is_folder, entries):
                self.walk(f"{folder}/{entry.name}", self._objects.tree(entry.sha), depth - 1, names)

    def take(self, folder: str, entries: list[TreeEntry], names: tuple[str, ...] = (".yaml",)) -> None:
        """Note the files of a folder whose names end so."""
        prefix = f"{folder}/" if folder else ""
        for entry in entries:
            if entry.is_file and entry.name.endswith(names):
                self._shas[f"{prefix}{entry.name}"] = entry.sha

    def contents(self, most: int) -> dict[str, bytes]:
        """Read the blobs noted since the last time; a larger one is cut, and so found to be too large."""
        shas, self._shas = self._shas, {}
        return dict(zip(shas, self._objects.blobs(shas.values(), most + 1), strict=True))


def _is_folder(entry: TreeEntry) -> bool:
    return entry.is_folder


def _kind(entry: TreeEntry) -> ItemKind:
    if entry.is_file:
        return ItemKind.FILE
    return ItemKind.FOLDER if entry.is_folder else ItemKind.OTHER
