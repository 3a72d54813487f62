"""``add``: one more task in a ledger, checked before it is written, under a number that nobody else gets."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from luoshi.errors import ExitCode, LuoshiError, UsageError
from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.model.accepting import validated
from luoshi.model.base import WrongDataError
from luoshi.model.numbering import id_pattern, number_id
from luoshi.model.task import Task
from luoshi.rules.engine.api import TaskView
from luoshi.rules.engine.runner import check_task, plan_rules
from luoshi.service.judging_ground import build_judging
from luoshi.service.recording.judging import place_findings
from luoshi.service.scan.request import build_context, find_location
from luoshi.state.task_state import judge
from luoshi.store.edit.task_text import record_data, task_file, task_text
from luoshi.store.files.atomic_write import create_file
from luoshi.store.files.lock import folder_lock
from luoshi.store.git.gone_ids import list_gone_ids
from luoshi.store.numbering import find_next_number, list_used_names
from luoshi.store.workspace import LEDGERS
from luoshi.store.yaml.reader import load
from luoshi.suggestion import suggest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.model.ledger import Ledger
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState


class AddRequest(Frozen):
    """What is to be registered.

    ``ledger``: its folder, such as ``2026/zonghe``; ``head``: data without the id; ``as_of``: what the rules see;
    ``environment``: what git gets to see, which is asked for ids used before.
    """

    ledger: str
    head: Mapping[str, Any]
    as_of: dt.date
    environment: Mapping[str, str] = MappingProxyType({})


class NewTask(Frozen):
    """A task ready to be written: its path in the workspace, the file's content, its state, and warnings and hints."""

    task: Task
    path: str
    content: bytes
    state: TaskState
    findings: tuple[Finding, ...]


class DraftRefusedError(LuoshiError):
    """The task has errors and was not written; ``findings`` are all of them, with places in the text it would have."""

    code = ExitCode.FINDINGS

    def __init__(self, findings: Sequence[Finding]) -> None:
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        super().__init__(f"没有登记：有 {errors} 处错误，没有写入任何文件", "按上面的办法改正后再登记")
        self.findings = tuple(findings)


def register(workspace: Workspace, request: AddRequest) -> NewTask:
    """Write the task under the next free number and return it.

    Raises what ``prepare`` raises, ChangedError when others keep writing, UnwritableError when it cannot be written.
    """
    prepare(workspace, request)  # what is wrong is said before anybody is kept waiting
    with folder_lock(workspace.root / LEDGERS / request.ledger):
        new = prepare(workspace, request)
        create_file(workspace.root / new.path, new.content)
    return new


def prepare(workspace: Workspace, request: AddRequest) -> NewTask:
    """Return the task with the number that is free now; writes nothing.

    Raises DraftRefusedError for errors in it, UnreadableError when luoshi.yaml's numbering is none.
    """
    ledger = workspace.ledgers[request.ledger]
    number = find_next_number(
        workspace.root, ledger, workspace.config.numbering, list_gone_ids(workspace.root, request.environment)
    )
    name = number_id(workspace.config.numbering, ledger.prefix, ledger.year, number)
    path = f"{LEDGERS}/{request.ledger}/{name}.yaml"
    _require_parent(workspace, request.head.get("parent"))
    task, content = _check({"id": name, **request.head}, path)
    state = judge(task, find_location(workspace, path), request.as_of, build_judging(workspace))
    view = TaskView(state, build_context(workspace, request.as_of))
    findings = place_findings(check_task(view, plan_rules(workspace.config)), content)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise DraftRefusedError(findings)
    return NewTask(task, path, content, state, findings)


def _check(data: dict[str, Any], path: str) -> tuple[Task, bytes]:
    """Return the record and its text; what is no task is said by the reader, at the place in that text."""
    try:
        task = validated(Task, data)
    except WrongDataError:
        raise DraftRefusedError(load(Task, task_text(data).encode(), path).findings) from None
    found = load(Task, task_text(record_data(task)).encode(), path).findings
    if found:
        raise DraftRefusedError(found)
    return task, task_file(task)


def _require_parent(workspace: Workspace, parent: str | None) -> None:
    """Refuse a parent that has the form of our own ids and is not there; ids of other authorities pass."""
    if parent is None or not any(_is_of(workspace, ledger, parent) for ledger in workspace.ledgers.values()):
        return
    known = {PurePosixPath(path).stem for path in workspace.listing.tasks} | set(list_used_names(workspace.root))
    if parent not in known:
        suggestion = suggest(parent, known)
        raise UsageError(f"--parent 的“{parent}”在本工作区中不存在{suggestion}", "改正编号，或先登记上级事项")


def _is_of(workspace: Workspace, ledger: Ledger, name: str) -> bool:
    pattern = id_pattern(workspace.config.numbering, ledger.prefix, ledger.year)
    return pattern is not None and pattern.fullmatch(name) is not None
