"""Evidence files (一事一档) as the rules see them: reading only, nothing outside ``evidence/<ID>/``."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from luoshi.store.workspace import EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator


_TEXTS = (".txt", ".md", ".csv", ".tsv", ".json", ".yaml", ".yml", ".htm", ".html", ".xml", ".log")
_LARGEST_TEXT = 4 << 20
_APART = re.compile(r"[/\\\0]")
"""What a name has that is more than the name of a file in the folder."""


def read_text(path: Path) -> str | None:
    """Return what a text file says; None for files of other kinds, very large ones, and unreadable ones."""
    try:
        if not path.name.lower().endswith(_TEXTS) or path.stat().st_size > _LARGEST_TEXT:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return None


_REMEMBERED = 200
"""So many folders at most are looked at once only: several rules ask for the files of the same few tasks."""


class EvidenceFolder:
    """The ``evidence/`` folder of a workspace; satisfies ``rules.context.EvidenceFiles``."""

    def __init__(self, root: Path) -> None:
        self._root = root / EVIDENCE
        self._folders: frozenset[str] | None = None
        self._names: dict[str, tuple[str, ...]] = {}

    def exists(self, task: str, name: str) -> bool:
        """Whether ``name`` is a regular file inside the task's folder, links resolved."""
        if name not in {"", ".", ".."} and not _APART.search(name):
            found = _is_plain_file(f"{self._root}/{task}/{name}")
            return found or self._path(task, name) is not None
        return self._path(task, name) is not None

    def sha256(self, task: str, name: str) -> str | None:
        """Return the hash of the file's content; None when it is not there or cannot be read."""
        import hashlib  # noqa: PLC0415 -- OpenSSL costs 4 ms, and few tasks have hashes

        path = self._path(task, name)
        if path is None:
            return None
        try:
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None

    def names(self, task: str) -> tuple[str, ...]:
        """Return the names of all files under the task's folder, sorted; hidden ones are passed over."""
        if self._folders is None:
            self._folders = frozenset(_names_in(self._root))
        if task not in self._folders:
            return ()
        if task not in self._names:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            self._names[task] = tuple(sorted(_below(f"{self._root}/{task}", "")))
        return self._names[task]

    def text(self, task: str, name: str) -> str | None:
        """Return what a text file says; None for files of other kinds, very large ones, and unreadable ones."""
        path = self._path(task, name)
        return read_text(path) if path is not None else None

    def _path(self, task: str, name: str) -> Path | None:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
            return None
        folder = self._root / task
        path = folder / name
        if len(parts) == 1 and _is_plain_file(path):
            return path
        try:
            inside = path.resolve().is_relative_to(folder.resolve())
            return path if inside and path.is_file() else None
        except (OSError, RuntimeError):  # before Python 3.13 a link to itself is a RuntimeError
            return None


def _names_in(folder: Path) -> list[str]:
    """Return the names in a folder; one look for all tasks, most of which have no evidence."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _is_plain_file(path: Path | str) -> bool:
    """Whether the path is a regular file and no link: then it lies where it seems to, and nothing need be resolved."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _below(folder: str, prefix: str) -> Iterator[str]:
    """Yield the files below a folder by their names from ``prefix`` on; links to folders are not followed."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{prefix}{entry.name}/")
        elif not entry.name.startswith(".") and not (entry.is_symlink() and Path(entry.path).is_dir()):
            yield f"{prefix}{entry.name}"
