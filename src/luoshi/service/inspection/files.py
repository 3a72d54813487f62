"""Finds, numbers and writes files of inspection; what is written is judged first, and errors that are new forbid it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from luoshi.errors import ExitCode, LuoshiError, UnreadableError, UsageError
from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.model.record import Record
from luoshi.rules.engine.runner import check_inspection, plan_rules
from luoshi.service.inspection.judging import build_view
from luoshi.service.inspection.loading import load_ground
from luoshi.store.files.atomic_write import create_file, replace_file
from luoshi.store.files.files import READING, read_bytes, reason_of
from luoshi.store.files.lock import folder_lock
from luoshi.store.inspection import find_kind, list_inspection_files
from luoshi.store.yaml.locate import locate_in
from luoshi.store.yaml.reader import load
from luoshi.suggestion import suggest_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground

R = TypeVar("R", bound=Record)


class RecordFile(Frozen, Generic[R]):
    """A file of inspection: its path in the workspace, its bytes (empty for a new one), and what stands in it."""

    path: str
    content: bytes
    record: R


class InspectionRefusedError(LuoshiError):
    """The rules forbid what was to be written; ``findings`` say why. Nothing was written."""

    code = ExitCode.FINDINGS

    def __init__(self, what: str, findings: tuple[Finding, ...]) -> None:
        reasons = "\n".join(f"  {each.code} {each.message}" for each in findings)
        ways = "\n".join(dict.fromkeys(f"  {each.hint}" for each in findings if each.hint))
        super().__init__(f"{what}，没有写入：\n{reasons}", f"\n{ways}" if ways else "")
        self.findings = findings


def find_file(workspace: Workspace, kind: type[R], name: str) -> RecordFile[R]:
    """Return the file of an id. Raises UsageError for none with the nearest, UnreadableError for a broken one."""
    paths = list_inspection_files(workspace.tree).of(kind)
    by_name = {_stem(path): path for path in paths}
    if name not in by_name:
        raise UsageError(f"没有“{name}”{suggest_code(name, by_name)}", "luoshi inspect list 列出全部督导")
    return read_file(workspace, kind, by_name[name])


def read_file(workspace: Workspace, kind: type[R], path: str) -> RecordFile[R]:
    """Read one file of inspection. Raises UnreadableError."""
    try:
        content = read_bytes(str(workspace.root / path))
    except OSError as error:
        raise UnreadableError(
            f"{path} 读不出来：{reason_of(error, READING)}", "检查文件权限，或从 git 中取回"
        ) from None
    loaded = load(kind, content, path, workspace.reader)
    if loaded.record is None:
        first = loaded.findings[0]
        raise UnreadableError(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.hint)
    return RecordFile(path, content, loaded.record)


def find_next_name(workspace: Workspace, kind: type[Record], prefix: str, year: int) -> str:
    """Return the next id of a kind in a year, such as ``DD-2026-004``: one more than the highest."""
    pattern = re.compile(rf"{re.escape(prefix)}-{year}-([0-9]+)", re.ASCII)
    names = (_stem(path) for path in list_inspection_files(workspace.tree).of(kind))
    numbers = [int(found[1]) for name in names if (found := pattern.fullmatch(name))]
    return f"{prefix}-{year}-{max(numbers, default=0) + 1:03d}"


def keep_record(
    workspace: Workspace, file: RecordFile[R], content: Callable[[], bytes], day: dt.date, what: str
) -> tuple[Finding, ...]:
    """Write a file that is new (without old content) or changed; return the warnings that came with it.

    ``content`` makes the bytes while the folder is locked. Raises InspectionRefusedError for new errors,
    ChangedError where somebody else has written.
    """
    folder = (workspace.root / file.path).parent
    folder.mkdir(parents=True, exist_ok=True)
    with folder_lock(folder):
        made = content()
        found = _judge_new(workspace, file, made, day, what)
        if file.content:
            replace_file(workspace.root / file.path, made, was=file.content)
        else:
            create_file(workspace.root / file.path, made)
    return found


def _judge_new(
    workspace: Workspace, file: RecordFile[R], content: bytes, day: dt.date, what: str
) -> tuple[Finding, ...]:
    ground = load_ground(workspace).ground
    before = _judge(workspace, ground, day)
    after = _judge(workspace, ground.but(files={**ground.files, file.path: file.record}), day)
    known = {(each.code, each.path, each.message) for each in before}
    new = [each for each in after if (each.code, each.path, each.message) not in known and each.path == file.path]
    placed = tuple(sorted(locate_in(new, content), key=Finding.order))
    errors = tuple(each for each in placed if each.severity is Severity.ERROR)
    if errors:
        raise InspectionRefusedError(what, errors)
    return placed


def _judge(workspace: Workspace, ground: Ground, day: dt.date) -> list[Finding]:
    return check_inspection(build_view(workspace, ground, day), plan_rules(workspace.config))


def check_path(path: str, kind: type[Record]) -> None:
    """Raise UsageError where a file of this kind cannot lie at a path: an id with signs that no file name has."""
    if find_kind(path) is not kind:
        raise UsageError(f"“{path}”不能作文件名", "编号只用汉字、字母、数字、“-”和“_”")


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
