"""Evidence files (一事一档) as the rules see them: reading only, nothing outside ``evidence/<ID>/``."""

from __future__ import annotations

import hashlib
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from luoshi.store.workspace import EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path


class EvidenceFolder:
    """The ``evidence/`` folder of a workspace; satisfies ``rules.api.EvidenceShelf``."""

    def __init__(self, root: Path) -> None:
        self._root = root / EVIDENCE

    def exists(self, task: str, name: str) -> bool:
        """Whether ``name`` is a regular file inside the task's folder, links resolved."""
        return self._path(task, name) is not None

    def sha256(self, task: str, name: str) -> str | None:
        """Return the hash of the file's content; None when it is not there or cannot be read."""
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
        folder = self._root / task
        found = []
        for where, _, names in os.walk(folder):
            found += [os.path.relpath(os.path.join(where, name), folder) for name in names]  # noqa: PTH118
        return tuple(sorted(name.replace(os.sep, "/") for name in found if not name.rpartition("/")[2].startswith(".")))

    def _path(self, task: str, name: str) -> Path | None:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
            return None
        folder = self._root / task
        path = folder / name
        try:
            inside = path.resolve().is_relative_to(folder.resolve())
            return path if inside and path.is_file() else None
        except (OSError, RuntimeError):  # before Python 3.13 a link to itself is a RuntimeError
            return None
