"""Opening the workspace that a command was called in, or told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.cli.arguments.repository import repository_here
from luoshi.service.workspace import Workspace, open_tree, open_workspace
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.revision import read_revision
from luoshi.store.workspace import find_workspace

if TYPE_CHECKING:
    from pathlib import Path


def open_here(folder: Path | None) -> Workspace:
    """Open the workspace at or above the folder given, or the current folder."""
    root = find_workspace(env.start_folder(folder))
    return open_workspace(root, env.reader())


def open_at(folder: Path | None, revision: str | None, *, reports: bool = False) -> Workspace:
    """Open the workspace as it stood in a revision (what we knew then), or as it is on disk when None.

    ``reports``: the issued bulletins are wanted too.
    """
    return open_commit(folder, revision, reports=reports)[0]


def open_commit(folder: Path | None, revision: str | None, *, reports: bool = False) -> tuple[Workspace, str | None]:
    """Do the same and return the full name of the commit beside, None for the disk."""
    if revision is None:
        return open_here(folder), None
    root, repository = repository_here(folder)
    with Objects(repository) as objects:
        commit = objects.commit(revision)
        tree = read_revision(objects, commit, root, reports=reports)
    return open_tree(tree, env.reader()), commit
