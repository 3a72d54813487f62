"""Reading a file's bytes: regular files only, never more than the limit, nothing followed out of the workspace."""

from __future__ import annotations

import os
import stat

from luoshi.store.guards import MAX_BYTES


class NotRegularError(OSError):
    """The path is a device, socket, named pipe or folder."""


def read_bytes(path: str) -> bytes:
    """Return the file's bytes, at most one more than the limit (so that a larger file is seen to be larger).

    Raises OSError. A named pipe does not block: it is refused before it is read.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(0, "不是普通文件", path)
        return _read(handle, min(status.st_size, MAX_BYTES) + 1)
    finally:
        os.close(handle)


def _read(handle: int, size: int) -> bytes:
    """Read up to ``size`` bytes; one call in the ordinary case. A file that grows meanwhile is cut at ``size``."""
    data = os.read(handle, size)
    while len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data
