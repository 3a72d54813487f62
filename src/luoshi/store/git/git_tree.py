"""Tree objects of git: the entries of one folder."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, NamedTuple

from luoshi.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_NAMES = frozenset({"", ".", ".."})
_HIGHEST_MODE = 0o177777


class TreeEntry(NamedTuple):
    """One entry of a tree object. ``mode``: 0o100644 and so on; ``sha``: of the blob, tree or commit."""

    name: str
    mode: int
    sha: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return stat.S_ISREG(self.mode)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder; a submodule is none."""
        return stat.S_ISDIR(self.mode)


class DamagedTreeError(UnreadableError):
    """A tree object that git would not have written: broken, or with a name that leads out of its folder."""

    def __init__(self, what: str) -> None:
        super().__init__(f"仓库里的文件夹对象不合规：{what}", "用 git fsck 检查仓库；来历不明的仓库不要使用")


def parse_tree(data: bytes, width: int) -> tuple[TreeEntry, ...]:
    """Read a tree object (``mode name NUL sha`` over and over; ``width`` bytes a sha); odd names are escaped.

    Raises DamagedTreeError.
    """
    try:
        entries = tuple(_entries(data, width))
    except ValueError:
        raise DamagedTreeError("内容损坏") from None
    for entry in entries:
        if entry.name in _NO_NAMES or "/" in entry.name:
            raise DamagedTreeError(f"其中有名为“{entry.name}”的一项")
    return entries


def _entries(data: bytes, width: int) -> Iterator[TreeEntry]:
    place = 0
    while place < len(data):
        space = data.index(b" ", place)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        yield TreeEntry(name, _mode(data[place:space]), _name(data[end + 1 : end + 1 + width], width))
        place = end + 1 + width


def _mode(digits: bytes) -> int:
    """Return the mode; raises ValueError for none, and for one that no system has."""
    mode = int(digits, 8)
    if not 0 <= mode <= _HIGHEST_MODE:
        raise ValueError
    return mode


def _name(data: bytes, width: int) -> str:
    """Return the digits of an object's name; raises ValueError for one that is cut off."""
    if len(data) < width:
        raise ValueError
    return data.hex()
