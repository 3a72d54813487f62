"""The workspace that a command was called in, or told of, with the repository around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.store.git.git import Repository
from luoshi.store.workspace import find_workspace

if TYPE_CHECKING:
    from pathlib import Path


def repository_here(folder: Path | None) -> tuple[Path, Repository]:
    """Return the root of the workspace and its repository. Raises NoWorkspaceError, NoGitError."""
    root = find_workspace(env.start_folder(folder))
    return root, Repository.around(root, env.surroundings())
