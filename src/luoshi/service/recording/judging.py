"""A change of a task judged before it is written: what the rules find in it that they did not find before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import ExitCode, LuoshiError
from luoshi.findings import Finding, Severity
from luoshi.frozen import Frozen
from luoshi.model.vocabulary import EventKind
from luoshi.rules.engine.api import TaskView
from luoshi.rules.engine.registry import RULES
from luoshi.rules.engine.runner import check_task, plan_rules
from luoshi.rules.lifecycle import finished_with_evidence
from luoshi.rules.quality import entries_not_doubled
from luoshi.rules.responsibility import log_names_known
from luoshi.rules.time import extension_is_later, extension_requested_in_time, log_not_in_future
from luoshi.service.recording.attaching import EvidenceWith
from luoshi.service.recording.entry_needs import next_commands
from luoshi.service.scan.meetings import read_judging
from luoshi.service.scan.request import build_context, find_location
from luoshi.service.task_file import find_path, read_task_file
from luoshi.state.task_state import judge
from luoshi.store.files.evidence import EvidenceFolder
from luoshi.store.yaml.locate import locate_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.findings import Keys
    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState

_FIRM = frozenset(
    each.RULE.code
    for each in (
        extension_requested_in_time,
        extension_is_later,
        log_not_in_future,
        log_names_known,
        entries_not_doubled,
    )
)
"""Warnings in a file, for what was done cannot be undone; a command does not do it."""

_OF_CLOSING = frozenset({finished_with_evidence.RULE.code})
"""Errors that stand already, and that 销号 must not put its seal on."""


class Judged(Frozen):
    """A task's state on the day and what the rules find in it."""

    state: TaskState
    findings: tuple[Finding, ...]


class EntryRefusedError(LuoshiError):
    """The rules forbid the entry; ``findings`` say why. Nothing was written."""

    code = ExitCode.FINDINGS

    def __init__(self, what: str, findings: Sequence[Finding], steps: Sequence[str]) -> None:
        reasons = "\n".join(f"  {each.code} {each.message}（依据：{_find_basis(each)}）" for each in findings)
        ways = [f"  {each.hint}" for each in findings if each.hint]
        legal = ["现在可以记：", *(f"  {step}" for step in steps)] if steps else []
        super().__init__(f"{what}，没有写入：\n{reasons}", "\n".join(["", *dict.fromkeys(ways), *legal]))
        self.findings = tuple(findings)


def judge_task(workspace: Workspace, task: Task, path: str, day: dt.date, coming: Mapping[str, str]) -> Judged:
    """Judge one task on a day, without its children; ``coming``: hashes of evidence that will be copied, by name."""
    context = build_context(workspace, day)
    context = context.but(evidence=EvidenceWith(EvidenceFolder(workspace.root), task.id, coming))
    state = judge(task, find_location(workspace, path), day, read_judging(workspace, task))
    return Judged(state, tuple(check_task(TaskView(state, context), plan_rules(workspace.config))))


def judge_in_force(workspace: Workspace, name: str, day: dt.date) -> TaskState:
    """Return the task of an id as it stands on a day, with the promise in force then. Raises UsageError for none."""
    file = read_task_file(workspace, find_path(workspace, name))
    return judge(file.task, find_location(workspace, file.path), day, read_judging(workspace, file.task))


def find_new(before: Judged, after: Judged, index: int) -> tuple[Finding, ...]:
    """Return what is found after an entry came in at ``index`` and was not found before."""
    known = {(each.code, _move_keys(each.keys, index)) for each in before.findings}
    return tuple(each for each in after.findings if (each.code, each.keys) not in known)


def select_refusals(event: EventKind, new: Iterable[Finding], after: Judged) -> tuple[Finding, ...]:
    """Return the findings that forbid an entry: new errors, what no command does, and flaws that 销号 would seal."""
    found = [each for each in new if each.severity is Severity.ERROR or each.code in _FIRM]
    if event is EventKind.CLOSED:
        found += [each for each in after.findings if each.code in _OF_CLOSING and each not in found]
    return tuple(found)


def refuse(workspace: Workspace, what: str, found: Sequence[Finding], before: Judged) -> EntryRefusedError:
    """Return the error that says why, and what may be recorded instead."""
    steps = next_commands(before.state, workspace.config.organisation.office)
    return EntryRefusedError(what, found, steps)


def place_findings(findings: Iterable[Finding], content: bytes) -> tuple[Finding, ...]:
    """Return the findings with their places in the content."""
    return tuple(sorted(locate_in(findings, content), key=Finding.order))


def _move_keys(keys: Keys, index: int) -> Keys:
    """Return the keys of a place in the log once an entry has come in at ``index``."""
    match keys:
        case ("log", int(place), *rest) if place >= index:
            return ("log", place + 1, *rest)
        case _:
            return keys


def _find_basis(finding: Finding) -> str:
    return str(RULES[finding.code].basis)
