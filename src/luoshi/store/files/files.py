"""Reading a file's bytes: regular files only, never more than the limit, nothing followed out of the workspace."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from luoshi.store.yaml.guards import MAX_BYTES

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有读取权限",
    errno.EPERM: "没有读取权限",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EIO: "磁盘出错",
    errno.ENXIO: "不是普通文件",
}


class NotRegularError(OSError):
    """The path is a device, socket, named pipe or folder."""


class LeadsOutError(OSError):
    """The path is a link that leads out of the folder that it should stay in."""


def read_bytes(path: str, most: int = MAX_BYTES, *, links: bool = True) -> bytes:
    """Return the file's bytes, at most one more than the limit (so that a larger file is seen to be larger).

    Raises OSError. A named pipe does not block: it is refused before it is read. Without ``links`` a link is ELOOP.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if links else os.O_NOFOLLOW))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(0, "不是普通文件", path)
        return _read(handle, min(status.st_size, most) + 1)
    finally:
        os.close(handle)


def read_inside(root: str, path: str, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file below ``root``; a link may lead elsewhere below it. Raises OSError, LeadsOutError."""
    place = f"{root}/{path}"
    try:
        return read_bytes(place, most, links=False)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    return read_bytes(inside(root, path), most)


def inside(root: str, path: str) -> str:
    """Return where a path below ``root`` leads. Raises LeadsOutError when it is not below, OSError for a circle."""
    place = os.path.realpath(f"{root}/{path}", strict=True)
    if not Path(place).is_relative_to(os.path.realpath(root)):
        raise LeadsOutError(0, "链接指到工作区以外，没有读取", path)
    return place


def reason_of_reading(error: OSError) -> str:
    """Return why the system could not read a file, in Chinese where it is a common reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def _read(handle: int, size: int) -> bytes:
    """Read up to ``size`` bytes; one call in the ordinary case. A file that grows meanwhile is cut at ``size``."""
    data = os.read(handle, size)
    while len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data
