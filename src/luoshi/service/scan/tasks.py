"""One pass over the task files: each is read once, judged on the days asked for, and checked; only scans remain.

The tasks themselves are not kept. Parents are measured by their children, so they are scanned again once the children
are known.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from luoshi.findings import Finding
from luoshi.rules.engine.api import TaskView
from luoshi.rules.engine.runner import check_tasks, excepted_codes
from luoshi.rules.shared.paper_numbers import list_papers
from luoshi.service.judging_ground import build_judging
from luoshi.service.scan.descendants import group_children
from luoshi.service.scan.meetings import is_unvouched
from luoshi.service.scan.reading import read_task, read_with_content
from luoshi.service.scan.request import TaskScan, find_location
from luoshi.state.task_state import extract_states, judge
from luoshi.store.yaml.locate import locate_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext
    from luoshi.rules.engine.runner import RulePlan
    from luoshi.service.scan.request import ScanRequest
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import JudgingContext
    from luoshi.state.location import Location
    from luoshi.state.task_state import TaskState

    States = Mapping[str, TaskState]
    Places = Mapping[str, Location]
    """By the path of the task's file."""


_TOGETHER = 50
"""Files that take each step together: its code and data are at hand in the processor then (decision 0013)."""


def scan_paths(
    workspace: Workspace,
    request: ScanRequest,
    context: RuleContext,
    paths: Sequence[str],
    judging: JudgingContext | None = None,
) -> list[TaskScan]:
    """Scan the files, a few at a time; ``judging``: the ground with children and meetings, once they are known."""
    one = _Pass(workspace, request, context, judging or build_judging(workspace))
    starts = range(0, len(paths), _TOGETHER)
    return [scan for start in starts for scan in one.scan(paths[start : start + _TOGETHER])]


class _Pass(NamedTuple):
    """What the scan of any file of a pass needs."""

    workspace: Workspace
    request: ScanRequest
    context: RuleContext
    judging: JudgingContext

    def scan(self, paths: Sequence[str]) -> list[TaskScan]:
        """Return what a few files leave: they are read, judged, checked and reduced, each step for all of them."""
        request = self.request
        read = {path: read_with_content(self.workspace, path) for path in paths}
        tasks = {path: task for path, ((task, _), _) in read.items() if task}
        first, *others = request.days
        places = {path: find_location(self.workspace, path) for path in tasks}
        states = self._judge(tasks, places, first, request.since)
        contents = {path: content for path, (_, content) in read.items()}
        found = self._check(states, request.plan, contents) if request.plan else {}
        days = [_reduce(states, request.kept)]
        for day in others:
            there = {path: task for path, task in tasks.items() if not request.backward or task.assigned <= day}
            days.append(_reduce(self._judge(there, places, day, None), request.further))
        return [
            TaskScan(
                path,
                tuple(each[path] for each in days if path in each),
                found.get(path, unread),
                excepted_codes(task, first),
                tuple(list_papers(task)) if request.plan and task else (),
            )
            for path, ((task, unread), _) in read.items()
        ]

    def _judge(self, tasks: Mapping[str, Task], places: Places, day: dt.date, since: dt.date | None) -> States:
        return {path: judge(task, places[path], day, self.judging, since=since) for path, task in tasks.items()}

    def _check(self, states: States, plan: RulePlan, contents: Mapping[str, bytes]) -> dict[str, tuple[Finding, ...]]:
        """Return the findings of the rules by path, with their places in what was judged."""
        found = check_tasks([TaskView(state, self.context) for state in states.values()], plan)
        return {
            path: tuple(sorted(locate_in(each, contents[path]), key=Finding.order))
            for path, each in zip(states, found, strict=True)
            if each
        }


def _reduce(states: States, names: Sequence[str]) -> States:
    """Return the states with the wanted values only; texts that many tasks have are one, also after they were sent."""
    reduced = extract_states([*states.values()], names)
    for values in map(vars, reduced):
        values.update((name, intern(value)) for name, value in values.items() if type(value) is str)
    return dict(zip(states, reduced, strict=True))


def find_family(workspace: Workspace, scans: Iterable[TaskScan]) -> dict[str, tuple[Task, ...]]:
    """Read the children again and return them by the id of their parent."""
    paths = (each.path for each in scans if each.card and each.card.parent)
    return group_children(task for task, _ in (read_task(workspace, path) for path in paths) if task)


def scan_again(
    workspace: Workspace,
    request: ScanRequest,
    context: RuleContext,
    scans: Sequence[TaskScan],
    judging: JudgingContext,
) -> tuple[TaskScan, ...]:
    """Return the scans with some made again: parents, now with their children, and what no meeting vouches for."""
    meetings = judging.meetings or {}
    paths = [
        each.path
        for each in scans
        if (each.card and each.card.id in judging.family) or is_unvouched(each.card, meetings)
    ]
    again = {each.path: each for each in scan_paths(workspace, request, context, paths, judging)}
    return tuple(again.get(each.path, each) for each in scans)
