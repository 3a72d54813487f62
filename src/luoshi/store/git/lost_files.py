"""Files that a commit had and the disk has no more, or otherwise: evidence and issued bulletins.

Contents are compared by git's own name for them. Text that git turned to other line ends on checkout is the same, and
so is the file that a pointer of Git LFS stands for.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.store.git.task_blobs import is_same_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from luoshi.store.git.git_objects import Objects

_GULP = 1 << 20
_TEXT = 64 << 20
"""A larger file is no text whose line ends git would turn."""

_POINTER = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n")
_POINTER_SIZE = 1024
_SHA1_DIGITS = 40


def list_blobs_below(objects: Objects, commit: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield (path, blob) of all regular files below a folder of the workspace at a commit, hidden ones left out."""
    level = {folder: objects.folder(commit, folder)}
    while level:
        below: dict[str, str] = {}
        for path, entries in level.items():
            for entry in entries:
                if entry.is_folder:
                    below[f"{path}/{entry.name}"] = entry.sha
                elif entry.is_file and not entry.name.startswith("."):
                    yield f"{path}/{entry.name}", entry.sha
        level = dict(zip(below, objects.trees(below.values()), strict=True))


def is_still_there(objects: Objects, path: Path, blob: str) -> bool | None:
    """Whether the file on disk has the content of the blob; None when it is no regular file or not there at all."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return None
        if _streamed(path, blob, status.st_size) == blob:
            return True
    except OSError:
        return None
    if status.st_size <= _TEXT and is_same_content(path.read_bytes(), blob):
        return True
    pointer = _POINTER.match(next(objects.blobs([blob], _POINTER_SIZE)))
    return bool(pointer) and _sha256(path) == (pointer[1].decode() if pointer else "")


def _streamed(path: Path, blob: str, size: int) -> str:
    """Return git's name for the file's content without holding it."""
    digest = hashlib.new("sha1" if len(blob) == _SHA1_DIGITS else "sha256", b"blob %d\0" % size, usedforsecurity=False)
    handle = system.open_no_link(path, system.READ)
    with os.fdopen(handle, "rb") as stream:
        while part := stream.read(_GULP):
            digest.update(part)
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
