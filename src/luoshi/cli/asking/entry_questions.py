"""The questions of the commands that make entries: what an event needs and was not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.asking.asking import ask, can_ask, choose
from luoshi.errors import UsageError
from luoshi.model.field_forms import FieldForm, FieldKind
from luoshi.model.vocabulary import EventKind, VerifyResult
from luoshi.service.recording.entry_needs import usual_unit, wanted_fields
from luoshi.service.recording.entry_words import missing_fields
from luoshi.service.recording.judging import judge_in_force
from luoshi.service.recording.typed_words import parse_day

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.cli.arguments.entry_options import Given
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState

_SAYING = ("note", "progress", "values", "problem")
"""One of these says enough in a report of progress."""


def complete(workspace: Workspace, name: str, event: EventKind, words: Given, day: dt.date) -> None:
    """Put what is missing into ``words``; what is offered is what is in force on ``day``, that of the entry.

    Raises UsageError that names everything missing where nobody can be asked.
    """
    missing = missing_fields(event, words)
    if not can_ask():
        if missing:
            listed = "、".join(f"{field.option}（{field.title}）" for field in missing)
            raise UsageError(f"“{event}”缺少 {listed}", "在命令里写明；在终端上运行则会逐项询问")
        return
    state = judge_in_force(workspace, name, day)
    for field in wanted_fields(event):
        if not words.get(field.name) and _is_asked(field, words):
            words[field.name] = _ask_field(workspace, state, event, field)
    if words.get("result") == VerifyResult.RETURNED and not words.get("requirement"):
        words["requirement"] = ask("补充要求")


def _is_asked(field: FieldForm, words: Given) -> bool:
    """Files are not asked for: the rules say where they are needed. What is said otherwise needs no note."""
    if field.kind is FieldKind.FILES:
        return False
    return field.name != "note" or not any(words.get(name) for name in _SAYING)


def _ask_field(workspace: Workspace, state: TaskState, event: EventKind, field: FieldForm) -> str | list[str]:
    if field.words:
        return choose(field.title, field.words)
    if field.name == "milestone" and (open_ones := _list_open(state)):
        return choose(field.title, open_ones)
    if field.kind is FieldKind.DAY:
        return ask(f"{field.title}（如 2026-11-30）", accept=_check_day)
    if field.name == "by":
        return ask(field.title, _find_unit(workspace, state, event))
    answer = ask(field.title)
    return [answer] if field.repeats else answer


def _find_unit(workspace: Workspace, state: TaskState, event: EventKind) -> str:
    return usual_unit(event, state.lead, workspace.config.organisation.office)


def _list_open(state: TaskState) -> list[str]:
    return [stone.id for stone in state.milestones if stone.reached is None]


def _check_day(answer: str) -> str:
    parse_day("日期", answer)
    return answer
