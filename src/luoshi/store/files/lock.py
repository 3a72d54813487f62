"""One writer at a time in a folder: a hidden file that says who is writing, held by the kernel, gone afterwards.

The lock is the kernel's (``flock``): it ends with the process that held it, so a file that a killed process left
behind stops nobody. The file tells the next writer whom to ask.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError
from luoshi.store.files.files import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_NAME = ".luoshi.lock"
PATIENCE = 600
"""How often to try: half a minute at ``_PAUSE`` seconds."""

_PAUSE = 0.05


@contextlib.contextmanager
def folder_lock(folder: Path, tries: int = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock. Raises ChangedError when another keeps it, UnwritableError when none can be made."""
    path = folder / LOCK_NAME
    handle = _acquire(path, tries)
    try:
        _sign(handle)
        yield
    finally:
        _release(path, handle)


def _release(path: Path, handle: int) -> None:
    """Remove the file before the lock ends, so that whoever opened it sees that it is no longer the one.

    Windows removes no open file: there the lock ends first, and the file stays when the next writer has it already.
    """
    if system.IS_WINDOWS:
        os.close(handle)
        with contextlib.suppress(OSError):
            system.remove(str(path))
    else:
        system.discard(str(path))
        os.close(handle)


def _acquire(path: Path, tries: int) -> int:
    for attempt in range(tries):
        if attempt:
            time.sleep(_PAUSE)
        handle = _try(path)
        if handle is not None:
            return handle
    raise ChangedError(
        f"台账正在被写入：{_owner(path)}", "等对方写完再运行一次；确认没有别人在写，就是网络盘的锁没有放开"
    )


def _try(path: Path) -> int | None:
    """Return the open file that we hold the lock of; None when another holds it or has just removed it."""
    try:
        handle = system.open_no_link(path, system.LOCK)
    except OSError as error:
        raise UnwritableError(f"写不进“{path.parent}”：{reason_of(error)}", "检查文件夹是否在、能否写入") from None
    try:
        if system.try_lock(handle) and os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False)):
            return handle
    except FileNotFoundError:
        pass
    os.close(handle)
    return None


def _sign(handle: int) -> None:
    """Write number and host of this process into the file; the lock holds also where that fails."""
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()} {system.name_host()}\n".encode())


def _owner(path: Path) -> str:
    try:
        number, _, host = path.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
    except OSError:
        return "写的一方刚刚结束"
    return f"进程 {number}，在 {host} 上" if number else "另一个进程"
