"""Opening the workspace that a command was called in, or told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli import env
from luoshi.service.opened import Opened, open_workspace
from luoshi.store.reader import Reader
from luoshi.store.workspace import find_workspace

if TYPE_CHECKING:
    from pathlib import Path


def open_here(workspace: Path | None) -> Opened:
    """Open the workspace at or above the folder given, or the current folder."""
    root = find_workspace(env.start_folder(workspace))
    return open_workspace(root, Reader.PURE if env.pure_reader() else Reader.FAST)
