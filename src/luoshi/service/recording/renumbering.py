"""``renumber``: a task under another id, with what leads to it: file name, ``parent`` of others, evidence."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.evidence_items import listed_evidence, stays_in_folder
from luoshi.model.numbering import id_pattern, number_id
from luoshi.model.task import Task
from luoshi.service.task_file import TaskFile, find_path
from luoshi.store.edit.task_edit import set_field
from luoshi.store.files.evidence import EvidenceFolder
from luoshi.store.files.files import read_bytes
from luoshi.store.files.transaction import CopyIn, Create, Move, Remove, Replace, hold_locks, perform
from luoshi.store.git.gone_ids import list_gone_ids
from luoshi.store.numbering import find_next_number, list_used_names
from luoshi.store.workspace import EVIDENCE, LEDGERS, ledger_key
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from luoshi.model.ledger import Ledger
    from luoshi.service.workspace import Workspace
    from luoshi.store.files.transaction import Step

_NOTHING: Mapping[str, str] = MappingProxyType({})
_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_-]*")


class Renumbering(Frozen):
    """What is to be done. ``changed``: (path after, content before, content after), the task's own file first.

    ``twins``: other files with the old id. Where there are some, what says ``parent`` of it stays with them, and the
    evidence goes where it is listed.
    """

    old: str
    new: str
    path: str
    new_path: str
    changed: tuple[tuple[str, bytes, bytes], ...]
    evidence: tuple[Move | CopyIn, ...]
    twins: tuple[str, ...]


def plan_renumber(
    workspace: Workspace, word: str, new: str | None, environment: Mapping[str, str] = _NOTHING
) -> Renumbering:
    """Return what would be done for the task of this id, or the path of its file; writes nothing.

    ``new``: the id, the next free one of the ledger when None; ``environment``: what git gets to see, which is asked
    for ids used before. Raises UsageError for an id that is taken or has not
    the form of the ledger, UnreadableError for a broken file that names the old id.
    """
    path = word if word in workspace.listing.tasks else find_path(workspace, word)
    file = _read(workspace, path)
    old = file.task.id
    name = _choose_id(workspace, path, new, list_gone_ids(workspace.root, environment))
    others = tuple(_find_naming(workspace, path, old))
    twins = tuple(each for each in others if each.task.id == old)
    new_path = f"{path.rpartition('/')[0]}/{name}.yaml"
    own = (new_path, file.content, set_field(file.content, file.task, "id", name, new_path).content)
    children = () if twins else tuple(_move_child(each, name) for each in others if each.task.parent == old)
    evidence = tuple(
        _part_evidence(workspace, file.task, name, twins) if twins else _move_evidence(workspace, old, name)
    )
    return Renumbering(old, name, path, new_path, (own, *children), evidence, tuple(each.path for each in twins))


def renumber(
    workspace: Workspace, word: str, new: str | None, environment: Mapping[str, str] = _NOTHING
) -> Renumbering:
    """Do it, all or nothing, and return what was done."""
    ledgers = {ledger_key(path) for path in (*workspace.listing.tasks, *workspace.listing.ledgers)}
    with hold_locks(workspace.root / LEDGERS / key for key in ledgers):
        plan = plan_renumber(workspace, word, new, environment)
        perform(_list_steps(workspace, plan))
    return plan


def _list_steps(workspace: Workspace, plan: Renumbering) -> Iterator[Step]:
    (new_path, before, after), *children = plan.changed
    yield Create(workspace.root / new_path, after)
    for path, was, now in children:
        yield Replace(workspace.root / path, was, now)
    yield from plan.evidence
    yield Remove(workspace.root / plan.path, before)


def _read(workspace: Workspace, path: str) -> TaskFile:
    content = read_bytes(str(workspace.root / path))
    loaded = load(Task, content, path, workspace.reader)
    if loaded.record is None:
        first = loaded.findings[0]
        raise UnreadableError(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.hint)
    return TaskFile(path, content, loaded.record)


def _find_naming(workspace: Workspace, own: str, name: str) -> Iterator[TaskFile]:
    """Yield the other tasks in whose file the id stands; only those are parsed."""
    for path in workspace.listing.tasks:
        if path != own and name.encode() in read_bytes(str(workspace.root / path)):
            yield _read(workspace, path)


def _move_child(child: TaskFile, parent: str) -> tuple[str, bytes, bytes]:
    return child.path, child.content, set_field(child.content, child.task, "parent", parent, child.path).content


def _choose_id(workspace: Workspace, path: str, new: str | None, gone: Collection[str]) -> str:
    ledger = workspace.ledgers.get(ledger_key(path))
    if new is None:
        return _find_next_id(workspace, ledger, path, gone)
    pattern = id_pattern(workspace.config.numbering, ledger.prefix, ledger.year) if ledger else None
    if not (pattern or _ID).fullmatch(new):
        form = f"本台账的编号写成 {workspace.config.numbering}" if pattern else "编号只用字母、数字、汉字、- 和 _"
        raise UsageError(f"“{new}”不能用作编号", form)
    if new in {*list_used_names(workspace.root), *gone}:
        raise UsageError(f"编号“{new}”已经用过，不再使用", "不写新编号，则自动取下一个")
    return new


def _find_next_id(workspace: Workspace, ledger: Ledger | None, path: str, gone: Collection[str]) -> str:
    if ledger is None:
        raise UsageError(
            f"{path} 所在的台账没有可用的 ledger.yaml，取不出下一个编号", "写明新编号，或先改正 ledger.yaml"
        )
    number = find_next_number(workspace.root, ledger, workspace.config.numbering, gone)
    return number_id(workspace.config.numbering, ledger.prefix, ledger.year, number)


def _move_evidence(workspace: Workspace, old: str, new: str) -> Iterator[Move]:
    folder = workspace.root / EVIDENCE / old
    if folder.exists():
        yield Move(folder, workspace.root / EVIDENCE / new)


def _part_evidence(workspace: Workspace, task: Task, new: str, twins: tuple[TaskFile, ...]) -> Iterator[Move | CopyIn]:
    """Part the evidence of two tasks that had one id: what both list is copied, what only this one lists moves."""
    location, root = EvidenceFolder(workspace.root), workspace.root / EVIDENCE
    theirs = {item.name for twin in twins for item in listed_evidence(twin.task)}
    for name in sorted({item.name for item in listed_evidence(task)}):
        if stays_in_folder(name) and location.exists(task.id, name):
            act = CopyIn if name in theirs else Move
            yield act(root / task.id / name, root / new / name)
