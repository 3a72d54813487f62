"""``evidence verify`` and ``evidence bag``: what the files are worth now, and one matter packed for the archive."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.frozen import Frozen
from luoshi.model.evidence_items import listed_evidence, stays_in_folder
from luoshi.service.task_file import find_path, read_task_file
from luoshi.store.files.bagit import write_bag
from luoshi.store.files.evidence import EvidenceFolder
from luoshi.store.git.git import NoGitError, Repository
from luoshi.store.workspace import EVIDENCE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luoshi.model.evidence_items import ListedFile
    from luoshi.service.workspace import Workspace


class Condition(StrEnum):
    """What became of a file since it was recorded."""

    SAME = "相符"
    CHANGED = "已改动"
    MISSING = "缺失"
    UNSIGNED = "未记摘要"
    UNLISTED = "未登记"


BAD = frozenset({Condition.CHANGED, Condition.MISSING})
_HISTORY = (
    "log",
    "-p",
    "--follow",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--date=iso-strict",
    "--format=fuller",
)


class VerifiedFile(Frozen):
    """One file of one task and its condition; ``date``: of the entry that lists it, None for an unlisted one."""

    task: str
    name: str
    condition: Condition
    date: dt.date | None = None


def verify_evidence(workspace: Workspace, name: str | None) -> Iterator[VerifiedFile]:
    """Yield the condition of every file of one task, or of all. Reads only; a broken file raises UnreadableError."""
    paths = [find_path(workspace, name)] if name else workspace.listing.tasks
    location = EvidenceFolder(workspace.root)
    for path in paths:
        task = read_task_file(workspace, path).task
        listed = tuple(listed_evidence(task))
        yield from (
            VerifiedFile(task.id, item.name, _judge_condition(location, task.id, item), item.date) for item in listed
        )
        known = {item.name for item in listed}
        extra = (each for each in location.names(task.id) if each not in known)
        yield from (VerifiedFile(task.id, each, Condition.UNLISTED) for each in extra)


def _judge_condition(location: EvidenceFolder, task: str, item: ListedFile) -> Condition:
    found = location.sha256(task, item.name) if stays_in_folder(item.name) else None
    if found is None:
        return Condition.MISSING
    if item.sha256 is None:
        return Condition.UNSIGNED
    return Condition.SAME if found == item.sha256 else Condition.CHANGED


def bag_task(workspace: Workspace, name: str, target: Path, day: dt.date, environment: Mapping[str, str]) -> int:
    """Write the BagIt archive of one task and return the number of files in it; the originals stay as they are."""
    file = read_task_file(workspace, find_path(workspace, name))
    payload: dict[str, Path | bytes] = {f"{name}.yaml": file.content, **_find_evidence(workspace.root, name)}
    history = _read_history(workspace.root, file.path, environment)
    payload |= {"history.txt": history} if history else {}
    info = {
        "Source-Organization": workspace.config.organisation.name,
        "External-Identifier": name,
        "External-Description": file.task.title,
        "Internal-Sender-Description": file.path + ("" if history else "（不在 git 仓库中，没有历史）"),
    }
    write_bag(target, payload, info, day)
    return len(payload)


def _find_evidence(root: Path, name: str) -> dict[str, Path]:
    """Return the files of the evidence folder; raises UsageError for what leads out of it."""
    location, folder = EvidenceFolder(root), root / EVIDENCE / name
    names = location.names(name)
    away = [each for each in names if (folder / each).is_symlink() or not location.exists(name, each)]
    if away:
        raise UsageError(f"evidence/{name}/ 中有链接：{'、'.join(away)}", "换成文件本身，或移走，再打包")
    return {f"evidence/{each}": folder / each for each in names}


def _read_history(root: Path, path: str, environment: Mapping[str, str]) -> bytes:
    try:
        repository = Repository.around(root, environment)
        if not repository.succeeds("rev-parse", "--verify", "--quiet", "HEAD"):
            return b""
        return repository.output(*_HISTORY, "--", f"{repository.prefix}{path}")
    except NoGitError:
        return b""
