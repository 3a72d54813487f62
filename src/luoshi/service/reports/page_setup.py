"""Paper as a workspace wants it: fonts and layout of luoshi.yaml, and the office's template read from its folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.report.paper import Paper, read_paper
from luoshi.store.tree import DiskTree

if TYPE_CHECKING:
    from luoshi.service.workspace import Workspace


def paper_for(workspace: Workspace) -> Paper:
    """Return the paper of a workspace.

    Raises UsageError for a template outside the workspace, UnreadableError for one that is not there.
    """
    setting = workspace.config.bulletin
    return read_paper(setting, _template(workspace, setting.template) if setting.template else None)


def _template(workspace: Workspace, name: str) -> bytes:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise UsageError(
            f"红头模板“{name}”不在工作区内", "放进工作区，bulletin.template 写相对路径，如 templates/红头.docx"
        )
    file = workspace.root / path
    if file.is_symlink() or not file.resolve().is_relative_to(workspace.root.resolve()):
        raise UsageError(f"红头模板“{name}”指向工作区以外", "把文件本身放进工作区")
    try:
        return DiskTree(workspace.root).read(
            str(path)
        )  # also for --rev: a letterhead is how it looks, not what was known
    except OSError:
        raise UnreadableError(
            f"读不到红头模板“{name}”", "核对 luoshi.yaml 的 bulletin.template；不用模板就删去这一行"
        ) from None
