"""One pass over the task files: each is read once, judged on the days asked for, and checked; only digests remain.

The tasks themselves are not kept. Parents are measured by their children, so they are digested again once the
children are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from luoshi.rules.api import TaskView
from luoshi.rules.runner import check_tasks, excepted_codes
from luoshi.service.digest import TaskDigest, shelf_of
from luoshi.service.reading import read_task, read_tasks
from luoshi.state.grounds import Grounds
from luoshi.state.judge import judge_all, judge_in_brief, judge_on_demand
from luoshi.state.task_state import card_of
from luoshi.store.locate import locate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from luoshi.findings import Finding
    from luoshi.model.task import Task
    from luoshi.rules.runner import RulePlan
    from luoshi.rules.scene import Scene
    from luoshi.service.digest import Wanted
    from luoshi.service.opened import Opened
    from luoshi.state.grounds import Family
    from luoshi.state.task_state import Shelf, TaskState

_TOGETHER = 50
"""Files that take each step together: its code and data are at hand in the processor then (a third less time)."""


def digest_paths(
    opened: Opened, wanted: Wanted, scene: Scene, paths: Sequence[str], family: Family | None = None
) -> list[TaskDigest]:
    """Digest the files, a few at a time; ``family``: the children by which parents are measured, once known."""
    desk = _Desk(opened, wanted, scene, Grounds(opened.config, opened.calendar, family or {}))
    starts = range(0, len(paths), _TOGETHER)
    return [digest for start in starts for digest in desk.digests(paths[start : start + _TOGETHER])]


class _File(NamedTuple):
    """A file that could be read."""

    task: Task
    shelf: Shelf


class _Desk(NamedTuple):
    """Where a few files are read, and judged or checked, each step for all of them before the next."""

    opened: Opened
    wanted: Wanted
    scene: Scene
    grounds: Grounds

    def digests(self, paths: Sequence[str]) -> Iterable[TaskDigest]:
        read = read_tasks(self.opened, paths)
        files = [_File(task, shelf_of(self.opened, path)) for path, (task, _) in zip(paths, read, strict=True) if task]
        plan = self.wanted.plan
        made = iter(self._judged(files) if plan is None else self._checked(files, plan))
        return [
            TaskDigest(path, None, (), findings) if task is None else next(made)
            for path, (task, findings) in zip(paths, read, strict=True)
        ]

    def _judged(self, files: Sequence[_File]) -> Iterable[TaskDigest]:
        first, *others = self.wanted.days
        states = [[state] for state in judge_all(files, first, self.grounds, since=self.wanted.since)]
        for day in others:
            there = [
                (file, found)
                for file, found in zip(files, states, strict=True)
                if not self.wanted.backward or file.task.assigned <= day
            ]
            for (_, found), state in zip(there, self._further([file for file, _ in there], day), strict=True):
                found.append(state)
        return [TaskDigest(found[0].shelf.path, card_of(found[0]), tuple(found), ()) for found in states]

    def _further(self, files: Sequence[_File], day: dt.date) -> list[TaskState]:
        if self.wanted.brief:  # it reads like the states, for a bulletin's earlier days
            return cast("list[TaskState]", judge_in_brief(files, day, self.grounds))
        return judge_all(files, day, self.grounds)

    def _checked(self, files: Iterable[_File], plan: RulePlan) -> Iterable[TaskDigest]:
        day = self.scene.as_of
        views = [TaskView(file.task, judge_on_demand(*file, day, self.grounds), self.scene) for file in files]
        return [self._placed(view, found) for view, found in zip(views, check_tasks(views, plan), strict=True)]

    def _placed(self, view: TaskView, found: Sequence[Finding]) -> TaskDigest:
        placed = tuple(locate(self.opened.root, found)) if found else ()
        excepted = excepted_codes(view.task, self.scene.as_of) if view.task.suppress else frozenset()
        return TaskDigest(view.state.shelf.path, card_of(view.state), (), placed, excepted)


def family_of(opened: Opened, digests: Iterable[TaskDigest]) -> dict[str, tuple[Task, ...]]:
    """Read the children again and return them by the id of their parent."""
    family: dict[str, list[Task]] = {}
    for each in digests:
        if each.card and each.card.parent:
            task, _ = read_task(opened, each.path)
            if task is not None:
                family.setdefault(each.card.parent, []).append(task)
    return {parent: tuple(sorted(tasks, key=lambda task: task.id)) for parent, tasks in family.items()}


def with_parents(
    opened: Opened, wanted: Wanted, scene: Scene, digests: Sequence[TaskDigest], family: Family
) -> tuple[TaskDigest, ...]:
    """Return the digests with those of parents made again, now with their children."""
    parents = [each.path for each in digests if each.card and each.card.id in family]
    again = {each.path: each for each in digest_paths(opened, wanted, scene, parents, family)}
    return tuple(again.get(each.path, each) for each in digests)
