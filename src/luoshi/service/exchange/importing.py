"""``import``: an office's file read as items, and the items registered as tasks: all of them or none."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.errors import ChangedError, UnreadableError, UnwritableError, UsageError
from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.head_draft import DraftRequest, HeadDraft, make_draft
from luoshi.exchange.reading.plain_text import decode_text
from luoshi.exchange.reading.sheet_items import read_sheets
from luoshi.exchange.reading.unit_names import UnitBook, make_unit_book
from luoshi.exchange.word.word_items import read_word_items
from luoshi.exchange.word.word_parts import BODY
from luoshi.exchange.word.word_tables import WordTable
from luoshi.exchange.word.word_text import read_word
from luoshi.exchange.workbooks.grids import Grid, read_grids
from luoshi.exchange.workbooks.sheet_parts import Reading
from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.base import WrongDataError
from luoshi.model.numbering import number_id
from luoshi.model.task import Task
from luoshi.rules.shared.names import index_names
from luoshi.rules.shared.secrets import list_secrets
from luoshi.store.edit.task_text import MODELINE, task_file, task_text
from luoshi.store.files.atomic_write import create_file
from luoshi.store.files.files import READING, read_bytes, reason_of
from luoshi.store.files.lock import folder_lock
from luoshi.store.numbering import find_next_number
from luoshi.store.workspace import LEDGERS
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from luoshi.exchange.reading.items import Imported
    from luoshi.service.workspace import Workspace

KINDS = ("text", "docx", "xlsx", "xls", "csv")
_MOST = 60 << 20


class ImportRequest(Frozen):
    """``kind``: of ``KINDS``; ``year``: for limits without one; ``columns``: what heads are, from ``--map``."""

    kind: str
    path: Path
    year: int | None = None
    columns: Mapping[str, str] | None = None
    sheets: tuple[str, ...] = ()


class WrittenTask(Frozen):
    """One task of an import, its path in the workspace and its content."""

    id: str
    path: str
    content: bytes


def read_import(request: ImportRequest, workspace: Workspace | None) -> Imported:
    """Return what the file says; without a workspace, unit names are held against central bodies alone.

    Raises UnreadableError, with the reason, for a file that is not what it should be.
    """
    book = make_unit_book(index_names(workspace.organisation) if workspace else None)
    try:
        data = read_bytes(str(request.path), _MOST)
    except OSError as error:
        reason = reason_of(error, READING)
        raise UnreadableError(f"“{request.path}”读不出来：{reason}", "检查路径和权限") from None
    return _read(request, data, book)


def _read(request: ImportRequest, data: bytes, book: UnitBook) -> Imported:
    name = request.path.name
    if request.kind == "text":
        return read_document(decode_text(data, name), name, book, request.year)
    if request.kind == "docx":
        return _read_word(request, data, book)
    grids = _choose_grids(read_grids(request.kind, data, name), request.sheets)
    return read_sheets(grids, name, book, year=request.year, columns=request.columns)


def _read_word(request: ImportRequest, data: bytes, book: UnitBook) -> Imported:
    document = read_word(data, request.path.name)
    names = [BODY, *(part.grid.name for part in document.parts if isinstance(part, WordTable))]
    _require_known(request.sheets, names)
    reading = Reading(request.path.name, book, request.year, request.columns)
    return read_word_items(document, reading, request.sheets)


def _choose_grids(grids: Sequence[Grid], names: Sequence[str]) -> tuple[Grid, ...]:
    """Return the sheets asked for, all where none is. Raises UsageError for a name that no sheet has."""
    _require_known(names, [grid.name for grid in grids])
    return tuple(grid for grid in grids if not names or grid.name in names)


def _require_known(names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f"没有工作表或表格“{name}”", f"现有：{'、'.join(known)}")


def drafts_of(imported: Imported, request: DraftRequest) -> tuple[HeadDraft, ...]:
    """Return the draft of each item."""
    return tuple(make_draft(item, imported, request) for item in imported.items)


def write_drafts(workspace: Workspace, ledger: str, drafts: Sequence[HeadDraft]) -> tuple[WrittenTask, ...]:
    """Write the drafts as tasks of a ledger under its next numbers; where one cannot be written, none is.

    Raises ChangedError when the same place of the same source was imported before, UnwritableError for a draft that is
    no task, and what writing raises.
    """
    folder = workspace.root / LEDGERS / ledger
    with folder_lock(folder):
        _refuse_again(workspace, ledger, drafts)
        tasks = tuple(_prepare(workspace, ledger, drafts))
        _refuse_secrets(tasks, drafts)
        with ExitStack() as undo:
            for task in tasks:
                path = workspace.root / task.path
                create_file(path, task.content)
                undo.callback(system.discard, str(path))
            undo.pop_all()
    return tasks


def _refuse_secrets(tasks: Sequence[WrittenTask], drafts: Sequence[HeadDraft]) -> None:
    """Raise UsageError where a file would hold what no ledger may hold: git never forgets it."""
    for task, draft in zip(tasks, drafts, strict=True):
        lines = (line.split(": ", 1)[-1].strip("'\"") for line in task.content.decode().splitlines())
        secret = next((each for line in lines for each in list_secrets(line.removeprefix("# "))), None)
        if secret:
            where = draft.origin[0]
            hint = "没有写入任何文件；在原文中删去或遮去后再导入（政府督查工作条例 第二十四条）"
            raise UsageError(f"{where}：有{secret.words}，不得写入台账", hint)


def _refuse_again(workspace: Workspace, ledger: str, drafts: Sequence[HeadDraft]) -> None:
    lines = {f"# {draft.origin[0]}" for draft in drafts}
    for path in workspace.listing.tasks:
        if not path.startswith(f"{LEDGERS}/{ledger}/"):
            continue
        text = workspace.tree.read(path).decode(errors="replace")
        again = next((line for line in text.splitlines()[:3] if line in lines), None)
        if again:
            raise ChangedError(f"{path} 已经导入过：{again.removeprefix('# ')}", "没有写入；不想要旧的，先撤下再导入")


def _prepare(workspace: Workspace, ledger: str, drafts: Sequence[HeadDraft]) -> list[WrittenTask]:
    record = workspace.ledgers[ledger]
    first = find_next_number(workspace.root, record, workspace.config.numbering)
    tasks = []
    for number, draft in enumerate(drafts, first):
        name = number_id(workspace.config.numbering, record.prefix, record.year, number)
        tasks.append(WrittenTask(name, f"{LEDGERS}/{ledger}/{name}.yaml", content_of(name, draft)))
    return tasks


def content_of(name: str, draft: HeadDraft) -> bytes:
    """Return the file of a draft, comments after the first line. Raises UnwritableError for what is no task."""
    data = {"id": name, **draft.head}
    try:
        task = validated(Task, data)
    except WrongDataError:
        found = "；".join(finding.message for finding in load(Task, task_text(data).encode(), f"{name}.yaml").findings)
        raise UnwritableError(
            f"“{draft.head.get('title', draft.origin[0])}”不能写成事项：{found}", "没有写入任何文件；改好原文再导入"
        ) from None
    comments = "".join(f"# {line}\n" for line in draft.origin)
    content = task_file(task).decode().replace(MODELINE, MODELINE + comments, 1).encode()
    if load(Task, content, f"{name}.yaml").record != task:
        raise UnwritableError(f"“{draft.head['title']}”写出来读回后与原意不同", "没有写入任何文件；把原文报给维护者")
    return content
