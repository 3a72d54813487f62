"""An issued bulletin opened again: what was asked for, and the workspace as it stood in the commit it was made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.service.reports.reporting import request_of
from luoshi.service.workspace import open_tree
from luoshi.store.files.issued import REPORTS, read_manifest
from luoshi.store.git.git import UnknownRevisionError
from luoshi.store.git.git_objects import Objects
from luoshi.store.git.revision import read_revision
from luoshi.store.tree import DiskTree, ItemKind
from luoshi.store.yaml.reader import Reader
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.model.manifest import Manifest
    from luoshi.report.bulletin.selection import ReportRequest
    from luoshi.service.workspace import Workspace
    from luoshi.store.git.git import Repository

_WHOLE = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_SHORT = 12


class IssuedAgain(Frozen):
    """An issued bulletin with all that it was made from. ``folder``: below ``reports/``, with it; ``commit``: whole."""

    folder: str
    manifest: Manifest
    request: ReportRequest
    workspace: Workspace
    commit: str


def is_issued(root: Path, name: str) -> bool:
    """Whether ``reports/<name>`` holds an issued bulletin."""
    return _is_name(name) and read_manifest(DiskTree(root), f"{REPORTS}/{name}") is not None


def open_issued(root: Path, repository: Repository, name: str, reader: Reader = Reader.FAST) -> IssuedAgain:
    """Open the bulletin of a folder below ``reports/``.

    Raises UsageError when there is no such bulletin, UnreadableError when its revision is not in this clone.
    """
    tree = DiskTree(root)
    folder = f"{REPORTS}/{name}"
    manifest = read_manifest(tree, folder) if _is_name(name) else None
    if manifest is None:
        raise _not_issued(tree, name)
    with Objects(repository) as objects:
        commit = _revision(objects, manifest, folder)
        past = read_revision(objects, commit, root, reports=True)
    return IssuedAgain(folder, manifest, request_of(manifest), open_tree(past, reader), commit)


def _is_name(name: str) -> bool:
    return bool(name) and "/" not in name and not name.startswith(".")


def _not_issued(tree: DiskTree, name: str) -> UsageError:
    known = [item.name for item in tree.items(REPORTS) if item.kind is ItemKind.FOLDER]
    suggestion = suggest_code(name, known)
    message = f"reports/{name} 里没有签发的通报{suggestion}"
    return UsageError(message, f"已签发：{'、'.join(known) or '还没有'}；签发用 luoshi report --month 2026-10 --issue")


def _revision(objects: Objects, manifest: Manifest, folder: str) -> str:
    """Return the commit. A name that moves, such as HEAD, is none: the bulletin would change with it."""
    if not _WHOLE.fullmatch(manifest.revision):
        message = f"{folder}/manifest.json 里的版本“{manifest.revision}”不是完整的提交号"
        raise UnreadableError(message, "这个文件签发之后被改过；从 git 中取回原来的")
    try:
        return objects.commit(manifest.revision)
    except UnknownRevisionError:
        message = f"这个仓库里没有签发时的版本 {manifest.revision[:_SHORT]}，不能重新生成这期通报"
        raise UnreadableError(message, "浅克隆先用 git fetch --unshallow 取全历史") from None
