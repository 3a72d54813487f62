"""Tree objects of git: the entries of one folder."""

from __future__ import annotations

import stat
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TreeEntry:
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

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return stat.S_ISLNK(self.mode)


def parse_tree(data: bytes, width: int) -> tuple[TreeEntry, ...]:
    """Read a tree object (``mode name NUL sha`` over and over; ``width`` bytes a sha); odd names are escaped."""
    entries, place = [], 0
    while place < len(data):
        space = data.index(b" ", place)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        entries.append(TreeEntry(name, int(data[place:space], 8), data[end + 1 : end + 1 + width].hex()))
        place = end + 1 + width
    return tuple(entries)
