"""Files that an entry brings along: already in the task's folder, or copied there when the entry is written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from luoshi.errors import ChangedError, UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.model.evidence import EvidenceFile
from luoshi.model.evidence_items import listed_evidence, stays_in_folder
from luoshi.rules.shared.secrets import list_secrets
from luoshi.service.portable_names import refuse_long, refuse_twin, refuse_unportable
from luoshi.store.files.evidence import EvidenceFolder, read_text
from luoshi.store.files.files import READING, reason_of
from luoshi.store.files.transaction import CopyIn
from luoshi.store.workspace import EVIDENCE
from luoshi.suggestion import suggest
from luoshi.system.paths import use_slashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from luoshi.model.task import Task


class AttachedFile(Frozen):
    """One item of evidence with its hash. ``source``: the file to be copied; None when it is in its place."""

    name: str
    sha256: str
    source: Path | None = None

    @property
    def item(self) -> EvidenceFile:
        """The item as the task file lists it."""
        return EvidenceFile(file=self.name, sha256=self.sha256)


def attach(root: Path, task: Task, words: Iterable[str], here: Path) -> tuple[AttachedFile, ...]:
    """Return what the words mean: names in ``evidence/<id>/``, or paths of files, relative ones from ``here``.

    Raises UsageError for links, folders, names that are nothing or not fit for every system (unless on record
    already), and one name twice; ChangedError where another file has the name already.
    """
    found = tuple(_find_file(root, task.id, word, here) for word in words)
    names = [each.name for each in found]
    listed = {each.name for each in listed_evidence(task)}
    for name in names:
        if name not in listed:
            refuse_unportable(name)
            refuse_long(f"{EVIDENCE}/{task.id}/{name}")
            refuse_twin(name, (*EvidenceFolder(root).names(task.id), *names))
    for each in found:
        _refuse_secrets(each)
    if len(set(names)) < len(names):
        raise UsageError(f"同名的佐证材料写了两次：{'、'.join(sorted(names))}", "每个文件写一次；同名不同内容的先改名")
    return found


def _refuse_secrets(file: AttachedFile) -> None:
    """Raise UsageError for a file to be copied whose name or text holds what no ledger may hold."""
    if file.source is None:
        return
    text = read_text(file.source) or ""
    secret = next(iter((*list_secrets(file.name), *list_secrets(text))), None)
    if secret:
        raise UsageError(
            f"佐证材料有{secret.words}，不得存入台账，没有写入", "改名，或遮去号码后再存；见 luoshi rule LS905"
        )


def plan_copies(root: Path, task: str, attachments: Iterable[AttachedFile]) -> list[CopyIn]:
    """Return the copies to make."""
    folder = root / EVIDENCE / task
    return [CopyIn(each.source, folder / each.name) for each in attachments if each.source is not None]


def _find_file(root: Path, task: str, word: str, here: Path) -> AttachedFile:
    location = EvidenceFolder(root)
    inside = use_slashes(word)
    if stays_in_folder(inside) and (known := location.sha256(task, inside)) is not None:
        return AttachedFile(inside, known)
    source = here / word
    if source.is_symlink():
        raise UsageError(f"“{word}”是链接，不收作佐证材料", "写链接所指的文件本身")
    if not source.is_file():
        raise _report_nothing(word, task, location.names(task), is_folder=source.is_dir())
    return _plan_copy(root, task, source)


def _report_nothing(word: str, task: str, names: Sequence[str], *, is_folder: bool) -> UsageError:
    if is_folder:
        return UsageError(f"“{word}”是文件夹，佐证材料要逐个写文件", "一个文件写一次；多的先打成一个压缩包")
    suggestion = suggest(word, names)
    return UsageError(f"没有佐证材料“{word}”{suggestion}", f"写 evidence/{task}/ 下的文件名，或要复制进来的文件的路径")


def _plan_copy(root: Path, task: str, source: Path) -> AttachedFile:
    """Return the copy to make; a file of the same name and content that is there is taken instead."""
    folder, name = root / EVIDENCE / task, source.name
    if not stays_in_folder(name) or name.startswith("."):
        raise UsageError(f"文件名“{name}”不能用作佐证材料的名称", "改一个普通的文件名：不以点开头，不含反斜杠")
    if any(each.is_symlink() for each in (root / EVIDENCE, folder)):
        raise UsageError(f"evidence/{task} 是链接，不往里写", "佐证材料要放在工作区自己的文件夹里")
    sum_ = hash_of(source)
    if not (folder / name).exists() and not (folder / name).is_symlink():
        return AttachedFile(name, sum_, source)
    if EvidenceFolder(root).sha256(task, name) == sum_:
        return AttachedFile(name, sum_)
    raise ChangedError(f"evidence/{task}/ 中已有内容不同的“{name}”，没有覆盖", "新的材料另起文件名，如加上日期")


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's content."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"“{path}”读不出来：{reason_of(error, READING)}", "检查文件权限") from None


class EvidenceWith(Frozen):
    """The evidence folder as it will be once the copies are made; satisfies ``rules.context.EvidenceFiles``."""

    location: EvidenceFolder
    task: str
    coming: Mapping[str, str]

    def exists(self, task: str, name: str) -> bool:
        """Whether the file is there, or comes."""
        return (task == self.task and name in self.coming) or self.location.exists(task, name)

    def sha256(self, task: str, name: str) -> str | None:
        """Return the hash of a file that is there, or comes."""
        return self.coming[name] if task == self.task and name in self.coming else self.location.sha256(task, name)

    def text(self, task: str, name: str) -> str | None:
        """Return what a text file says that is there; those that come were looked at when they were attached."""
        return self.location.text(task, name)

    def names(self, task: str) -> tuple[str, ...]:
        """Return the names of the files that are there or come, sorted."""
        coming = self.coming if task == self.task else ()
        return tuple(sorted({*self.location.names(task), *coming}))
