"""The table of a workspace: one row for each file and folder that a command may read, by what the system says of it.

Name, kind, size, times, number and device of every entry. A change of content changes the time of change (ctime),
which no program can set, and a clone or a copy has other numbers. Equal tables are equal inputs, unless an entry is so
young that it could be changed again within the same tick of the clock; ``newest`` tells.
"""

from __future__ import annotations

import os
from struct import Struct

TYPE_CHECKING = False  # `typing` costs a third of an answer
if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER, _LINK, _KIND = 0o040000, 0o120000, 0o170000
_RECORD = Struct("=6Q2q")
_pack = _RECORD.pack
FACTS = _RECORD.size
"""Bytes of what the system says of one entry."""
FILES = ("luoshi.yaml", "org.yaml", "duties.yaml")
_YOUNG = bytes(FACTS)
"""In the place of what the system said of an entry that was too young: it never says this."""


class UnsureError(Exception):
    """A workspace whose inputs a table cannot tell: links, entries that cannot be looked at."""


class InputTable:
    """Paths and, beside each, what the system says of it; and the newest time in them, in nanoseconds."""

    __slots__ = ("facts", "newest", "packed", "paths")

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.facts: list[bytes] = []
        self.newest = 0
        self.packed = (b"", b"")

    def file(self, path: str, name: str = "") -> os.stat_result | None:
        """Add one path that may be missing or a link; of a link both itself and what it leads to. Return the latter."""
        try:
            status = os.lstat(path)
            self._add(name or path, status)
            if status.st_mode & _KIND == _LINK:
                status = os.stat(path)
                self._add(f"{name or path}//", status)
        except OSError as error:
            self._missing(name or path, error)
            return None
        return status

    def kind(self, path: str) -> os.stat_result | None:
        """Add whether a path is there, what it is and whose; not when it changed, which a folder does all the time."""
        try:
            status = os.stat(path)
        except OSError as error:
            self._missing(path, error)
            return None
        self.paths.append(path)
        self.facts.append(_pack(status.st_mode, 0, 0, status.st_uid, 0, 0, 0, 0))
        return status

    def folder(self, path: str, name: str) -> None:
        """Add a folder, which may be missing, with everything below it. Raises UnsureError for a link."""
        status = self.file(path, name)
        if status is not None:
            if status.st_mode & _KIND != _FOLDER or os.path.islink(path):
                raise UnsureError
            self._below(path, f"{name}/")

    def pack(self) -> tuple[bytes, bytes]:
        """Turn the rows into bytes, which take a quarter of the memory: paths with NUL between, facts of one length.

        A path has no NUL, so two tables never look the same.
        """
        if self.paths:
            self.packed = "\0".join(self.paths).encode("utf-8", "surrogatepass"), b"".join(self.facts)
            self.paths, self.facts = [], []
        return self.packed

    def rows(self) -> tuple[list[str], list[bytes]]:
        """Return the rows of a packed table."""
        return split_paths(self.packed[0]), split_facts(self.packed[1])

    def changed_since(self, paths: bytes, facts: bytes) -> set[str]:
        """Return the paths that are new, gone or changed since a table, given as it was packed."""
        before, now = split_facts(facts), split_facts(self.packed[1])
        if paths == self.packed[0]:
            return {path for path, then, fact in zip(split_paths(paths), before, now, strict=True) if then != fact}
        rows = set(zip(split_paths(paths), before, strict=True)) ^ set(zip(*self.rows(), strict=True))
        return {path for path, _ in rows}

    def old_facts(self, limit: int) -> tuple[bytes, int]:
        """Return the packed facts, those from ``limit`` on unknown, and the newest time among the known."""
        facts = self.packed[1]
        if self.newest < limit:
            return facts, self.newest
        known = [each if newest_time(each) < limit else _YOUNG for each in split_facts(facts)]
        return b"".join(known), max(map(newest_time, known), default=0)

    def _add(self, name: str, status: os.stat_result) -> None:
        mode, number, device, _, user, group, size, _, _, _ = status
        self.paths.append(name)
        self.facts.append(_pack(mode, number, device, user, group, size, status.st_mtime_ns, status.st_ctime_ns))
        self.newest = max(self.newest, status.st_mtime_ns, status.st_ctime_ns)

    def _missing(self, name: str, error: OSError) -> None:
        self.paths.append(name)
        self.facts.append(_pack(0, 0, 0, 0, 0, error.errno or 0, 0, 0))

    def _below(self, folder: str, prefix: str) -> None:
        try:
            with os.scandir(folder) as entries:
                folders = self._entries(entries, prefix)
        except OSError:
            raise UnsureError from None
        for name in folders:
            self._below(f"{folder}/{name}", f"{prefix}{name}/")

    def _entries(self, entries: Iterable[os.DirEntry[str]], prefix: str) -> list[str]:
        """Add the entries of a folder; return the names of its folders. As ``_add``, in the fewest steps."""
        paths, facts, newest, folders, pack = self.paths, self.facts, self.newest, [], _pack
        for entry in entries:
            name, status = entry.name, entry.stat(follow_symlinks=False)
            mode, number, device, _, user, group, size, _, _, _ = status
            modified, changed = status.st_mtime_ns, status.st_ctime_ns
            if modified > newest or changed > newest:
                newest = max(modified, changed)
            kind = mode & _KIND
            if kind == _FOLDER:
                folders.append(name)
            elif kind == _LINK:
                raise UnsureError
            paths.append(prefix + name)
            facts.append(pack(mode, number, device, user, group, size, modified, changed))
        self.newest = newest
        return folders


def split_paths(paths: bytes) -> list[str]:
    """Return the paths of a packed table."""
    return paths.decode("utf-8", "surrogatepass").split("\0")


def split_facts(facts: bytes) -> list[bytes]:
    """Return the facts of a packed table."""
    return [facts[place : place + FACTS] for place in range(0, len(facts), FACTS)]


def newest_time(facts: bytes) -> int:
    """Return the later of the two times of an entry, in nanoseconds."""
    modified, changed = _RECORD.unpack(facts)[-2:]
    return int(max(modified, changed))


def build_table(root: str, places: Iterable[str]) -> InputTable:
    """Return the table of the settings and these folders. Raises UnsureError."""
    table = InputTable()
    for name in FILES:
        table.file(f"{root}/{name}", name)
    for place in places:
        table.folder(f"{root}/{place}", place)
    return table
