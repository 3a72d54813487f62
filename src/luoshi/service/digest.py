"""One pass over the task files: each is read once, judged on the days asked for, and checked; only digests remain.

The tasks themselves are not kept: a digest holds the states and the findings. Parents are measured by their children,
so they are digested again once the children are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luoshi.model.task import Task
from luoshi.rules.api import Scene, TaskView
from luoshi.rules.names import index_names
from luoshi.rules.registry import RULES
from luoshi.rules.runner import RulePlan, check_task, excepted_codes
from luoshi.state.grounds import Family, Grounds
from luoshi.state.judge import judge
from luoshi.state.task_state import Shelf, TaskState
from luoshi.store.calendars import unreadable
from luoshi.store.evidence import EvidenceFolder
from luoshi.store.locate import locate
from luoshi.store.reader import load
from luoshi.store.workspace import ledger_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from luoshi.findings import Finding
    from luoshi.service.opened import Opened


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pass shall produce. ``days``: the first is the one that rules look at; ``since``: see ``judge``."""

    days: tuple[dt.date, ...]
    since: dt.date | None = None
    plan: RulePlan | None = None


@dataclass(frozen=True, slots=True)
class TaskDigest:
    """One task file: its states on the days wanted (none when it cannot be read), its findings, already located."""

    path: str
    states: tuple[TaskState, ...]
    findings: tuple[Finding, ...]
    excepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Digest:
    """All task files, in the order of their paths."""

    tasks: tuple[TaskDigest, ...]
    scene: Scene
    family: Family = field(default_factory=dict)

    def states(self, index: int = 0) -> tuple[TaskState, ...]:
        """Return the states on the ``index``-th day wanted."""
        return tuple(each.states[index] for each in self.tasks if each.states)

    def findings(self) -> list[Finding]:
        """Return the findings of the task files."""
        return [finding for each in self.tasks for finding in each.findings]


def scene_of(opened: Opened, day: dt.date) -> Scene:
    """Return what the rules see beside the tasks."""
    return Scene(
        as_of=day,
        config=opened.config,
        organisation=opened.organisation,
        names=index_names(opened.organisation),
        calendar=opened.calendar,
        ledgers=opened.ledgers,
        evidence=EvidenceFolder(opened.root),
        rules=RULES,
    )


def shelf_of(opened: Opened, path: str) -> Shelf:
    """Return where a task file stands; a ledger without a readable ledger.yaml is named by its folder."""
    key = ledger_key(path)
    ledger = opened.ledgers.get(key)
    year = ledger.year if ledger else int(key[:4]) if key[:4].isdigit() else 0
    return Shelf(path, key, ledger.title if ledger else key, ledger.kind if ledger else "", year)


def digest_paths(opened: Opened, wanted: Wanted, scene: Scene, paths: Iterable[str]) -> list[TaskDigest]:
    """Digest the files one after the other, without children."""
    grounds = Grounds(opened.config, opened.calendar)
    return [digest_file(opened, wanted, scene, grounds, path) for path in paths]


def digest_file(opened: Opened, wanted: Wanted, scene: Scene, grounds: Grounds, path: str) -> TaskDigest:
    """Read, judge and check one file."""
    task, findings = read_task(opened, path)
    if task is None:
        return TaskDigest(path, (), findings)
    shelf = shelf_of(opened, path)
    states = tuple(
        judge(task, shelf, day, grounds, since=wanted.since if not index else None)
        for index, day in enumerate(wanted.days)
    )
    found: Sequence[Finding] = ()
    if wanted.plan is not None:
        found = locate(opened.root, check_task(TaskView(task, states[0], scene), wanted.plan))
    return TaskDigest(path, states, tuple(found), excepted_codes(task, scene.as_of) if task.suppress else frozenset())


def read_task(opened: Opened, path: str) -> tuple[Task | None, tuple[Finding, ...]]:
    """Return the task of a file, or None and the findings why not."""
    try:
        data = opened.tree.read(path)
    except OSError as error:
        return None, (unreadable(path, error),)
    loaded = load(Task, data, path, opened.reader)
    return loaded.record, loaded.findings


def family_of(opened: Opened, digests: Iterable[TaskDigest]) -> dict[str, tuple[Task, ...]]:
    """Read the children again and return them by the id of their parent."""
    family: dict[str, list[Task]] = {}
    for each in digests:
        if each.states and each.states[0].parent:
            task, _ = read_task(opened, each.path)
            if task is not None:
                family.setdefault(each.states[0].parent, []).append(task)
    return {parent: tuple(sorted(tasks, key=lambda task: task.id)) for parent, tasks in family.items()}


def with_parents(
    opened: Opened, wanted: Wanted, scene: Scene, digests: Sequence[TaskDigest], family: Mapping[str, tuple[Task, ...]]
) -> tuple[TaskDigest, ...]:
    """Return the digests with those of parents made again, now with their children."""
    grounds = Grounds(opened.config, opened.calendar, family)
    return tuple(
        digest_file(opened, wanted, scene, grounds, each.path) if each.states and each.states[0].id in family else each
        for each in digests
    )
