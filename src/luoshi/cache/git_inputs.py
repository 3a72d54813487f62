"""What ``check`` learns from git, as rows of the table: attributes, configuration, and the program itself.

``check`` starts git for one question only, and only where an attributes file names a merge driver that is not git's
own: which drivers does the configuration know (`rules/changes/ledgers_not_merged_by_union.py`).
"""

from __future__ import annotations

import os
import stat

from luoshi import system

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luoshi.cache.table import InputTable

ATTRIBUTES = ".gitattributes"
_READ_BY_GIT = ("config", "config.worktree", "info/attributes", "HEAD", "commondir")
_NEEDED_BY_GIT = ("objects", "refs")


class GitInputs:
    """Adds the rows to a table, and knows which of the files could lead git to others."""

    __slots__ = ("_attributes", "_configurations", "_plain", "_root", "_table")

    def __init__(self, table: InputTable, root: str, environment: Mapping[str, str]) -> None:
        self._table = table
        self._root = os.path.realpath(root)
        self._attributes: list[str] = []
        self._configurations: list[str] = []
        self._plain = True
        self._add_repository()
        for path in _user_files(environment):
            self._add(path, self._configurations)

    def are_all(self) -> bool:
        """Whether the rows cover all that git may look at; asked before an answer is kept, so it may cost something.

        A worktree keeps its configuration elsewhere; one that includes other files matters only where a driver is
        looked up.
        """
        below = (
            f"{self._root}/{path}" for path in self._table.rows()[0] if path.endswith(ATTRIBUTES) and path[0] != "/"
        )
        attributes = (*self._attributes, *below)
        driver = any(b"merge" in read_small(path) for path in attributes)
        return self._plain and not (driver and any(b"include" in read_small(path) for path in self._configurations))

    def _add_repository(self) -> None:
        for folder in _upward(self._root):
            self._add(f"{folder}/{ATTRIBUTES}", self._attributes)
            found = self._table.kind(f"{folder}/.git")
            if found is not None:
                self._table.kind(folder or "/")  # git asks whose it is
                self._plain = stat.S_ISDIR(found.st_mode)
                for name in _READ_BY_GIT:
                    self._add(f"{folder}/.git/{name}", self._configurations)
                for name in _NEEDED_BY_GIT:
                    self._table.kind(f"{folder}/.git/{name}")
                self._attributes.append(f"{folder}/.git/info/attributes")
                return

    def _add(self, path: str, files: list[str]) -> None:
        if self._table.file(path) is not None:
            files.append(path)


def _upward(folder: str) -> Iterator[str]:
    while True:
        yield folder.rstrip("/")
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _user_files(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield where git looks for settings of the user and the machine, and git itself along the PATH."""
    home = environment.get("HOME", "")
    yield f"{home}/.gitconfig"
    yield f"{environment.get('XDG_CONFIG_HOME') or f'{home}/.config'}/git/config"
    yield "/etc/gitconfig"
    for folder in environment.get("PATH", os.defpath).split(os.pathsep):
        yield f"{folder}/git"
        if os.path.exists(f"{folder}/git"):
            yield f"{os.path.dirname(folder)}/etc/gitconfig"
            return


def read_small(path: str) -> bytes:
    """Return a file in small letters, or nothing for one that is not there or no text: the program itself."""
    try:
        handle = os.open(path, system.READ)
    except OSError:
        return b""
    try:
        data = os.read(handle, 1_000_000).lower()
    except OSError:
        return b""
    finally:
        os.close(handle)
    return b"" if b"\0" in data else data
