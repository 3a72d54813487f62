"""Opening the workspace that a command was called in, or told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.service.opened import Opened, open_tree, open_workspace
from luoshi.store.workspace import find_workspace

if TYPE_CHECKING:
    from pathlib import Path


def open_here(workspace: Path | None) -> Opened:
    """Open the workspace at or above the folder given, or the current folder."""
    root = find_workspace(env.start_folder(workspace))
    return open_workspace(root, env.reader())


def open_at(workspace: Path | None, revision: str | None, *, reports: bool = False) -> Opened:
    """Open the workspace as it stood in a revision (what we knew then), or as it is on disk when None.

    ``reports``: the issued bulletins are wanted too.
    """
    return open_commit(workspace, revision, reports=reports)[0]


def open_commit(workspace: Path | None, revision: str | None, *, reports: bool = False) -> tuple[Opened, str | None]:
    """Do the same and return the full name of the commit beside, None for the disk."""
    if revision is None:
        return open_here(workspace), None
    from luoshi.cli.repository import repository_here  # noqa: PLC0415 -- for git
    from luoshi.store.revision import read_revision  # noqa: PLC0415

    root, repository = repository_here(workspace)
    with repository.objects() as objects:
        commit = objects.commit(revision)
        tree = read_revision(objects, commit, root, reports=reports)
    return open_tree(tree, env.reader()), commit
