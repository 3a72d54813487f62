"""One pass over the task files: each is read once, judged on the days asked for, and checked; only digests remain.

The tasks themselves are not kept. Parents are measured by their children, so they are digested again once the
children are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from luoshi.rules.engine.api import TaskView
from luoshi.rules.engine.runner import check_tasks, excepted_codes
from luoshi.service.scan.reading import read_task, read_tasks
from luoshi.service.scan.request import TaskScan, find_location
from luoshi.state.judge import judge_all, judge_in_brief, judge_on_demand
from luoshi.state.judging_context import JudgingContext
from luoshi.state.task_state import card_of
from luoshi.store.yaml.locate import locate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.findings import Finding
    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext
    from luoshi.rules.engine.runner import RulePlan
    from luoshi.service.scan.request import ScanRequest
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family
    from luoshi.state.task_state import Location, TaskState

_TOGETHER = 50
"""Files that take each step together: its code and data are at hand in the processor then (a third less time)."""


def scan_paths(
    workspace: Workspace, wanted: ScanRequest, context: RuleContext, paths: Sequence[str], family: Family | None = None
) -> list[TaskScan]:
    """Scan the files, a few at a time; ``family``: the children by which parents are measured, once known."""
    desk = _Desk(workspace, wanted, context, JudgingContext(workspace.config, workspace.calendar, family or {}))
    starts = range(0, len(paths), _TOGETHER)
    return [digest for start in starts for digest in desk.digests(paths[start : start + _TOGETHER])]


class _File(NamedTuple):
    """A file that could be read."""

    task: Task
    location: Location


class _Desk(NamedTuple):
    """Where a few files are read, and judged or checked, each step for all of them before the next."""

    workspace: Workspace
    wanted: ScanRequest
    context: RuleContext
    judging: JudgingContext

    def digests(self, paths: Sequence[str]) -> Iterable[TaskScan]:
        read = read_tasks(self.workspace, paths)
        files = [
            _File(task, find_location(self.workspace, path))
            for path, (task, _) in zip(paths, read, strict=True)
            if task
        ]
        plan = self.wanted.plan
        made = iter(self._judged(files) if plan is None else self._checked(files, plan))
        return [
            TaskScan(path, None, (), findings) if task is None else next(made)
            for path, (task, findings) in zip(paths, read, strict=True)
        ]

    def _judged(self, files: Sequence[_File]) -> Iterable[TaskScan]:
        first, *others = self.wanted.days
        states = [[state] for state in judge_all(files, first, self.judging, since=self.wanted.since)]
        for day in others:
            there = [
                (file, found)
                for file, found in zip(files, states, strict=True)
                if not self.wanted.backward or file.task.assigned <= day
            ]
            for (_, found), state in zip(there, self._further([file for file, _ in there], day), strict=True):
                found.append(state)
        return [TaskScan(found[0].location.path, card_of(found[0]), tuple(found), ()) for found in states]

    def _further(self, files: Sequence[_File], day: dt.date) -> list[TaskState]:
        if self.wanted.brief:  # it reads like the states, for a bulletin's earlier days
            return cast("list[TaskState]", judge_in_brief(files, day, self.judging))
        return judge_all(files, day, self.judging)

    def _checked(self, files: Iterable[_File], plan: RulePlan) -> Iterable[TaskScan]:
        day = self.context.as_of
        views = [TaskView(file.task, judge_on_demand(*file, day, self.judging), self.context) for file in files]
        return [self._placed(view, found) for view, found in zip(views, check_tasks(views, plan), strict=True)]

    def _placed(self, view: TaskView, found: Sequence[Finding]) -> TaskScan:
        placed = tuple(locate(self.workspace.root, found)) if found else ()
        excepted = excepted_codes(view.task, self.context.as_of) if view.task.suppress else frozenset()
        return TaskScan(view.state.location.path, card_of(view.state), (), placed, excepted)


def family_of(workspace: Workspace, digests: Iterable[TaskScan]) -> dict[str, tuple[Task, ...]]:
    """Read the children again and return them by the id of their parent."""
    family: dict[str, list[Task]] = {}
    for each in digests:
        if each.card and each.card.parent:
            task, _ = read_task(workspace, each.path)
            if task is not None:
                family.setdefault(each.card.parent, []).append(task)
    return {parent: tuple(sorted(tasks, key=lambda task: task.id)) for parent, tasks in family.items()}


def with_parents(
    workspace: Workspace, wanted: ScanRequest, context: RuleContext, digests: Sequence[TaskScan], family: Family
) -> tuple[TaskScan, ...]:
    """Return the digests with those of parents made again, now with their children."""
    parents = [each.path for each in digests if each.card and each.card.id in family]
    again = {each.path: each for each in scan_paths(workspace, wanted, context, parents, family)}
    return tuple(again.get(each.path, each) for each in digests)
