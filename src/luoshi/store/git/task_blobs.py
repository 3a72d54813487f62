"""The task files of a commit, or on disk, by path and blob name: what is unchanged need not be read or parsed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from luoshi.store.tree import DiskTree
from luoshi.store.workspace import LEDGER_FILE, LEDGERS, list_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from luoshi.store.git.git_objects import Objects
    from luoshi.store.git.git_tree import TreeEntry

_SHA1_DIGITS = 40


def stem(path: str) -> str:
    """Return the id that a task file's name gives."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def list_task_blobs(objects: Objects, commit: str) -> dict[str, str]:
    """Return path → blob of the task files of a commit, by path; links and what lies elsewhere are no task files."""
    years = _folders(objects.folder(commit, LEDGERS), LEDGERS)
    ledgers = [each for path, sha in years for each in _folders(objects.tree(sha), path)]
    found = {
        f"{path}/{entry.name}": entry.sha for path, sha in ledgers for entry in objects.tree(sha) if _is_task(entry)
    }
    return dict(sorted(found.items()))


def _folders(entries: Iterable[TreeEntry], parent: str) -> Iterator[tuple[str, str]]:
    return ((f"{parent}/{entry.name}", entry.sha) for entry in entries if entry.is_folder)


def _is_task(entry: TreeEntry) -> bool:
    plain = entry.name.endswith(".yaml") and not entry.name.startswith(".")
    return entry.is_file and plain and entry.name != LEDGER_FILE


def read_disk_tasks(root: Path) -> dict[str, bytes]:
    """Return path → content of the task files on disk, by path; one that cannot be read is empty."""
    tree = DiskTree(root)
    return {path: _content(tree, path) for path in list_files(tree).tasks}


def _content(tree: DiskTree, path: str) -> bytes:
    try:
        return tree.read(path)
    except OSError:
        return b""


def compute_blob_name(content: bytes, like: str) -> str:
    """Return the name that git gives to a content, in the form of the name ``like`` (SHA-1 or SHA-256)."""
    method = "sha1" if len(like) == _SHA1_DIGITS else "sha256"
    return hashlib.new(method, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def is_same_content(content: bytes, blob: str) -> bool:
    """Whether a file on disk is what the blob holds; line ends that git turned on checkout are the same."""
    if compute_blob_name(content, blob) == blob:
        return True
    return b"\r\n" in content and compute_blob_name(content.replace(b"\r\n", b"\n"), blob) == blob


def list_changed_paths(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return the paths that one side lacks or has otherwise, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
