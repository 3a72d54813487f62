"""Ids whose task files git remembers and the disk does not have: removed or renumbered, committed or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.git.commit_range import list_removed_paths
from luoshi.store.git.git import NoGitError, Repository, UnknownRevisionError
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.task_blobs import list_task_blobs, stem
from luoshi.store.workspace import LEDGER_FILE, LEDGERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUFFIX = ".yaml"


def list_gone_ids(root: Path, environment: Mapping[str, str]) -> frozenset[str]:
    """Return the ids that HEAD or its history had, those that are still there among them; none without a commit."""
    try:
        repository = Repository.around(root, environment)
        with Objects(repository) as objects:
            head = objects.commit("HEAD")
            present = set(map(stem, list_task_blobs(objects, head)))
    except (NoGitError, UnknownRevisionError):
        return frozenset()
    removed = list_removed_paths(repository, head, LEDGERS)
    files = (path for path in removed if path.endswith(_SUFFIX) and not path.endswith(f"/{LEDGER_FILE}"))
    return frozenset(present | set(map(stem, files)))
