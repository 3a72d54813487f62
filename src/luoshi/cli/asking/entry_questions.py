"""The questions of the commands that make entries: what an event needs and was not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.asking.asking import ask, can_ask, choose
from luoshi.errors import UsageError
from luoshi.model.entries import Reached
from luoshi.model.field_forms import FieldForm, FieldKind
from luoshi.model.vocabulary import EventKind, VerifyResult
from luoshi.service.recording.entry_needs import usual_unit, wanted_fields
from luoshi.service.recording.entry_words import missing_fields
from luoshi.service.recording.typed_words import parse_day
from luoshi.service.task_file import find_path, read_task_file

if TYPE_CHECKING:
    from luoshi.cli.arguments.entry_options import Given
    from luoshi.model.task import Task
    from luoshi.service.workspace import Workspace

_SAYING = ("note", "progress", "values", "problem")
"""One of these says enough in a report of progress."""


def complete(workspace: Workspace, name: str, event: EventKind, words: Given) -> None:
    """Put what is missing into ``words``.

    Raises UsageError that names everything missing where nobody can be asked.
    """
    missing = missing_fields(event, words)
    if not can_ask():
        if missing:
            listed = "、".join(f"{field.option}（{field.title}）" for field in missing)
            raise UsageError(f"“{event}”缺少 {listed}", "在命令里写明；在终端上运行则会逐项询问")
        return
    task = read_task_file(workspace, find_path(workspace, name)).task
    for field in wanted_fields(event):
        if not words.get(field.name) and _is_asked(field, words):
            words[field.name] = _ask_field(workspace, task, event, field)
    if words.get("result") == VerifyResult.RETURNED and not words.get("requirement"):
        words["requirement"] = ask("补充要求")


def _is_asked(field: FieldForm, words: Given) -> bool:
    """Files are not asked for: the rules say where they are needed. What is said otherwise needs no note."""
    if field.kind is FieldKind.FILES:
        return False
    return field.name != "note" or not any(words.get(name) for name in _SAYING)


def _ask_field(workspace: Workspace, task: Task, event: EventKind, field: FieldForm) -> str | list[str]:
    if field.words:
        return choose(field.title, field.words)
    if field.name == "milestone" and (open_ones := _list_open(task)):
        return choose(field.title, open_ones)
    if field.kind is FieldKind.DAY:
        return ask(f"{field.title}（如 2026-11-30）", accept=_check_day)
    if field.name == "by":
        return ask(field.title, _find_unit(workspace, task, event))
    answer = ask(field.title)
    return [answer] if field.repeats else answer


def _find_unit(workspace: Workspace, task: Task, event: EventKind) -> str:
    return usual_unit(event, task.lead or "", workspace.config.organisation.office)


def _list_open(task: Task) -> list[str]:
    reached = {entry.milestone for entry in task.log if isinstance(entry, Reached)}
    return [milestone.id for milestone in task.milestones if milestone.id not in reached]


def _check_day(answer: str) -> str:
    parse_day("日期", answer)
    return answer
