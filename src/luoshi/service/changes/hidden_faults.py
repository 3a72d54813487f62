"""Exceptions (``suppress``) of a change that hide what came with them: each task judged without what it excepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.findings import Severity
from luoshi.rules.engine.change_api import HiddenFault
from luoshi.rules.engine.registry import RULES
from luoshi.rules.engine.rule import Scope
from luoshi.rules.engine.runner import excepted_codes
from luoshi.service.recording.judging import judge_task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.findings import Finding
    from luoshi.model.task import Task
    from luoshi.rules.engine.change_api import TaskPair
    from luoshi.service.workspace import Workspace


def find_hidden(workspace: Workspace, pairs: Iterable[TaskPair], day: dt.date) -> Iterator[HiddenFault]:
    """Yield each exception that was not there in the base, with the fault that was not there either."""
    for pair in pairs:
        new = excepted_codes(pair.after, day) - excepted_codes(pair.before, day)
        if new and pair.after is not None:
            yield from _find_in_task(workspace, pair, pair.after, new, day)


def _find_in_task(
    workspace: Workspace, pair: TaskPair, task: Task, codes: frozenset[str], day: dt.date
) -> Iterator[HiddenFault]:
    known = {(each.code, each.message) for each in _judge(workspace, pair.before, pair.old_path or pair.path, day)}
    found = [each for each in _judge(workspace, task, pair.path, day) if (each.code, each.message) not in known]
    for index, item in enumerate(task.suppress):
        faults = [each for each in found if each.code == item.code]
        if item.code in codes and faults:
            yield HiddenFault(task.id, index, item.code, faults[0].severity, faults[0].message)
        elif item.code in codes and _may_hide_elsewhere(pair, item.code):
            message = f"{RULES[item.code].title}：这次改动了事项，同时不让提示"
            yield HiddenFault(task.id, index, item.code, Severity.WARNING, message)


def _judge(workspace: Workspace, task: Task | None, path: str, day: dt.date) -> tuple[Finding, ...]:
    return judge_task(workspace, task.but(suppress=()), path, day, {}).findings if task is not None else ()


def _may_hide_elsewhere(pair: TaskPair, code: str) -> bool:
    """Tell whether a rule over many tasks or over changes is silenced by a change that also does something else."""
    if code not in RULES or RULES[code].scope not in {Scope.WORKSPACE, Scope.CHANGE}:
        return False
    before, after = pair.before, pair.after
    return before is None or after is None or before.but(suppress=()) != after.but(suppress=())
