"""What stands in a folder, to the byte."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from luoshi.cache.folder import FOLDER as KEPT

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make_no_file(path: Path) -> None:
    """Put something there that is no file: a named pipe, or a folder on a system without them."""
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
    else:
        path.mkdir()


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the workspace, hidden ones included."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fingerprint(root: Path) -> dict[str, tuple[str, int, int]]:
    """Return hash, mode and time of every file and folder, the index and ``.git`` included."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.relative_to(root).parts[0] == KEPT:
            continue
        status = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path.relative_to(root))] = (content, status.st_mode, status.st_mtime_ns)
    return found
