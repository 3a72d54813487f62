"""``.luoshi/`` in the workspace: derived files, ignored by git, readable by their owner only, never followed out."""

from __future__ import annotations

import os
import stat
from errno import ENOENT
from time import time_ns

from luoshi import system

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = ".luoshi"
LARGEST = 64_000_000
"""Bytes of an answer worth keeping: a bulletin of 100,000 tasks has 58 million."""

ROOM = 128_000_000
"""Bytes of all files of one kind together."""

_STALE = 600 * 10**9
"""Nanoseconds after which a file that a killed process left half-written is removed."""


def is_usable(root: str) -> bool:
    """Whether the folder is there and ours, or can be made; what others planted is neither read nor written."""
    try:
        status = os.lstat(f"{root}/{FOLDER}")
    except FileNotFoundError:
        return os.access(root, os.W_OK | os.X_OK)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and system.is_ours(status)


def read(root: str, name: str, most: int) -> bytes | None:
    """Return the content of a regular file of ours of at most ``most`` bytes; None for anything else."""
    try:
        handle = system.open_no_link(f"{root}/{FOLDER}/{name}", system.READ)
    except OSError:
        return None
    try:
        return _content(handle, most)
    except OSError:
        return None
    finally:
        os.close(handle)


def _content(handle: int, most: int) -> bytes | None:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or not system.is_ours(status) or status.st_size > most:
        return None
    data = os.read(handle, status.st_size + 1)
    while len(data) <= most and (more := os.read(handle, most + 1 - len(data))):
        data += more
    return data if len(data) <= most else None


def make(root: str) -> bool:
    """Make the folder with the line that hides it from git; whether it is usable."""
    folder = f"{root}/{FOLDER}"
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not is_usable(root):
            return False
    except OSError:
        return False
    return os.path.lexists(f"{folder}/.gitignore") or write(root, ".gitignore", b"*\n") is not None


def write(root: str, name: str, *content: bytes) -> int | None:
    """Put a file there whole or not at all; return how far ahead the file system's clock is, None when it failed.

    Nothing is flushed to the disk: what a power cut damages is noticed by its checksum and made again.
    """
    temporary = f"{root}/{FOLDER}/.{name.removeprefix('.')}.{os.getpid()}.tmp"
    try:
        return _written(temporary, f"{root}/{FOLDER}/{name}", content)
    except OSError:
        remove(temporary)
        return None


def _written(temporary: str, path: str, content: Iterable[bytes]) -> int:
    remove(temporary)
    handle = os.open(temporary, system.WRITE_NEW, 0o600)
    try:
        for piece in content:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(handle, rest) :]
        ahead = os.fstat(handle).st_mtime_ns - time_ns()
    finally:
        os.close(handle)
    system.replace(temporary, path)
    return ahead


def remove(path: str) -> None:
    """Remove a file; nothing happens when that cannot be done."""
    try:
        system.remove(path)
    except OSError as error:
        if error.errno != ENOENT:
            return


def prune(root: str, prefix: str, most: int) -> None:
    """Keep the newest files whose names begin with ``prefix``, up to ``most`` and ROOM; none that is half-written."""
    kept: list[tuple[int, int, str]] = []
    now = time_ns()
    try:
        with os.scandir(f"{root}/{FOLDER}") as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                moment = status.st_mtime_ns
                if entry.name.startswith(prefix):
                    kept.append((moment, status.st_size, entry.path))
                elif entry.name.endswith(".tmp") and abs(now - moment) > _STALE:
                    remove(entry.path)
    except OSError:
        return
    filled = 0
    for number, (_, size, path) in enumerate(sorted(kept, reverse=True)):
        filled += size
        if number >= most or filled > ROOM:
            remove(path)
