"""Reading a file's bytes: regular files only, never more than the limit, nothing followed out of the workspace.

And the words for what the system refuses, whether it was to be read or written.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from luoshi import system
from luoshi.store.yaml.guards import MAX_BYTES
from luoshi.system import paths

READING = "读取"
WRITING = "写入"
_REASONS = {
    errno.EACCES: "没有{doing}权限",
    errno.EBADF: "输出已经关闭",
    getattr(errno, "EDQUOT", -1): "磁盘配额用完了",
    errno.EFBIG: "超过允许的文件大小",
    errno.EIO: "磁盘出错",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENFILE: "打开的文件太多",
    errno.ENOENT: "文件夹不存在",
    errno.ENOSPC: "磁盘满了",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENXIO: "不是普通文件",
    errno.EPERM: "没有{doing}权限",
    errno.EROFS: "文件系统是只读的",
}


class NotRegularError(OSError):
    """The path is a device, socket, named pipe or folder."""


class LeadsOutError(OSError):
    """The path is a link that leads out of the folder that it should stay in."""


def read_bytes(path: str, most: int = MAX_BYTES, *, links: bool = True) -> bytes:
    """Return the file's bytes, at most one more than the limit (so that a larger file is seen to be larger).

    Raises OSError. A named pipe does not block: it is refused before it is read. Without ``links`` a link is ELOOP.
    """
    handle = os.open(path, system.READ) if links else system.open_no_link(path, system.READ)
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
    return read_bytes(resolve_inside(root, path), most)


def resolve_inside(root: str, path: str) -> str:
    """Return where a path below ``root`` leads. Raises LeadsOutError when it is not below, OSError for a circle."""
    place = os.path.realpath(f"{root}/{path}", strict=True)
    if not Path(place).is_relative_to(os.path.realpath(root)):
        raise LeadsOutError(0, "链接指到工作区以外，没有读取", path)
    return place


def reason_of(error: OSError, doing: str = WRITING) -> str:
    """Return why the system refused, in Chinese where it is a common reason.

    ``doing`` is what was refused: ``READING``, ``WRITING``, or empty where nobody knows.
    """
    if system.is_held_open(error):
        return "被别的程序打开着（Excel、WPS 或杀毒软件），先关掉它"
    if doing != READING and system.may_be_held_open(error):
        return "没有写入权限，或被别的程序打开着（Excel、WPS 或杀毒软件），先关掉它"
    if paths.is_too_long(error):
        return "路径超过 260 个字符，Windows 打不开；把工作区移到短一些的路径，或请管理员启用“长路径”"
    if doing == READING and error.errno == errno.ENOENT:
        return "没有这个文件"
    return _REASONS.get(error.errno or 0, "").format(doing=doing) or error.strerror or str(error)


def _read(handle: int, size: int) -> bytes:
    """Read up to ``size`` bytes; one call in the ordinary case. A file that grows meanwhile is cut at ``size``."""
    data = os.read(handle, size)
    while len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data
