"""Files of inspection that differ between a commit and the disk, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.rules.engine.change_api import RecordPair, Unjudged
from luoshi.store.git.revision import read_inspection_files
from luoshi.store.inspection import list_inspection_files
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from luoshi.model.record import Record
    from luoshi.service.workspace import Workspace
    from luoshi.store.git.git_objects import Objects
    from luoshi.store.tree import Tree


def pair_records(
    workspace: Workspace, objects: Objects, commit: str
) -> tuple[tuple[RecordPair, ...], tuple[Unjudged, ...]]:
    """Return the files that differ, and those whose old version could not be read."""
    old_tree = read_inspection_files(objects, commit, workspace.root)
    old, new = (dict(list_inspection_files(tree).kinds) for tree in (old_tree, workspace.tree))
    pairs, unread = [], []
    for path in sorted({*old, *new}):
        before = _read(old_tree, path) if path in old else None
        after = _read(workspace.tree, path) if path in new else None
        if before == after:
            continue
        pair = RecordPair(path, _parse(old.get(path), before, path), _parse(new.get(path), after, path))
        if before is not None and pair.before is None:
            unread.append(Unjudged(path, "旧版本的这个文件读不出来，改了什么没有判断", "人工核对这个文件的改动"))
        else:
            pairs.append(pair)
    return tuple(pairs), tuple(unread)


def _read(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except OSError:
        return None


def _parse(kind: type[Record] | None, content: bytes | None, path: str) -> Record | None:
    return load(kind, content, path).record if kind is not None and content is not None else None
