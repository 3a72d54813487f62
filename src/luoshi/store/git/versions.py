"""The files of a workspace by the names of their contents, in a commit or on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field
from luoshi.store.git.task_blobs import compute_blob_name, list_task_blobs, read_disk_tasks
from luoshi.store.tree import DiskTree, ItemKind
from luoshi.store.workspace import CALENDAR, CONFIGURATION, DUTIES, LEDGER_FILE, LEDGERS, ORGANISATION, list_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luoshi.store.git.git_objects import Objects
    from luoshi.store.git.git_tree import TreeEntry


class FileNames(Frozen):
    """The files of one side of a comparison: the names of their contents by path.

    ``settings``: settings, names, calendars and ledger.yaml files. ``held``: the contents of the files by path, where
    they had to be read for their names.
    """

    tasks: Mapping[str, str]
    settings: Mapping[str, str]
    held: Mapping[str, bytes] = field(default_factory=dict)


_TOP = frozenset({CONFIGURATION, ORGANISATION, DUTIES})


def list_commit_files(objects: Objects, commit: str) -> FileNames:
    """List the files of a commit."""
    top = {entry.name: entry.sha for entry in objects.folder(commit, "") if entry.name in _TOP}
    calendars = {f"{CALENDAR}/{each.name}": each.sha for each in objects.folder(commit, CALENDAR) if each.is_file}
    return FileNames(list_task_blobs(objects, commit), {**top, **calendars, **_ledger_files(objects, commit)})


def _ledger_files(objects: Objects, commit: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for year in _folders(objects.folder(commit, LEDGERS)):
        for ledger in _folders(objects.tree(year.sha)):
            folder = f"{LEDGERS}/{year.name}/{ledger.name}"
            found |= {f"{folder}/{e.name}": e.sha for e in objects.tree(ledger.sha) if e.name == LEDGER_FILE}
    return found


def _folders(entries: Iterable[TreeEntry]) -> Iterable[TreeEntry]:
    return (entry for entry in entries if entry.is_folder)


def list_disk_files(root: Path, like: FileNames) -> FileNames:
    """List the files on disk; a content that ``like`` has with other line ends bears the name it has there."""
    held = read_disk_tasks(root)
    tree = DiskTree(root)
    calendars = [f"{CALENDAR}/{item.name}" for item in tree.items(CALENDAR) if item.kind is ItemKind.FILE]
    top = [item.name for item in tree.items(".") if item.name in _TOP]
    settings = {path: tree.read(path) for path in (*top, *calendars, *list_files(tree).ledgers)}
    return FileNames(_named(held, like.tasks), _named(settings, like.settings), held | settings)


def _named(contents: Mapping[str, bytes], like: Mapping[str, str]) -> dict[str, str]:
    example = next(iter(like.values()), "0" * 40)
    return {path: _name(content, like.get(path, example)) for path, content in contents.items()}


def _name(content: bytes, wanted: str) -> str:
    """Return the blob's name; that of the content with turned line ends where it is the one wanted."""
    name = compute_blob_name(content, wanted)
    if name == wanted or b"\r\n" not in content:
        return name
    turned = compute_blob_name(content.replace(b"\r\n", b"\n"), wanted)
    return turned if turned == wanted else name
