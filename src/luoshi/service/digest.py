"""One pass over the task files: each is read once, judged on the days asked for, and checked; only digests remain.

The tasks themselves are not kept: a digest holds the states and the findings. Parents are measured by their children,
so they are digested again once the children are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast

from luoshi.model.task import Task
from luoshi.rules.api import Scene, TaskView
from luoshi.rules.names import index_names
from luoshi.rules.registry import RULES
from luoshi.rules.runner import RulePlan, check_task, excepted_codes
from luoshi.state.grounds import Family, Grounds
from luoshi.state.judge import judge, judge_on_demand
from luoshi.state.task_state import Card, Shelf, TaskState, card_of, past_of
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
    """What a pass shall produce. ``days``: the first is the one that rules look at; ``since``: see ``judge``.

    With a ``plan`` the rules run and no state is kept: a rule reads few fields, and the rules over the workspace only
    the cards. ``backward``: the days go back in time, and a task has no state on those before it was assigned, except
    on the first. ``brief``: of the days after the first no more is asked than ``PastState`` has.
    """

    days: tuple[dt.date, ...]
    since: dt.date | None = None
    plan: RulePlan | None = None
    backward: bool = False
    brief: bool = False


class TaskDigest(NamedTuple):
    """One task file: its card and its states on the days wanted, and its findings, already located.

    ``card`` is None when the file cannot be read; then there are no states either. A tuple, because it may come from
    another process.
    """

    path: str
    card: Card | None
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
        return tuple(each.states[index] for each in self.tasks if len(each.states) > index)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards of the tasks that could be read, as they are on the first day."""
        return tuple(each.card for each in self.tasks if each.card)

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
    """Read one file, and judge or check it."""
    task, findings = read_task(opened, path)
    if task is None:
        return TaskDigest(path, None, (), findings)
    if wanted.plan is not None:
        return _checked(opened, wanted.plan, scene, grounds, (path, task))
    shelf = shelf_of(opened, path)
    first, *others = wanted.days
    state = judge(task, shelf, first, grounds, since=wanted.since)
    days = (day for day in others if not wanted.backward or task.assigned <= day)
    further = _in_brief if wanted.brief else judge
    return TaskDigest(path, card_of(state), (state, *(further(task, shelf, day, grounds) for day in days)), ())


def _in_brief(task: Task, shelf: Shelf, day: dt.date, grounds: Grounds) -> TaskState:
    """Return what reads like the state, for a bulletin's earlier days."""
    return cast("TaskState", past_of(judge_on_demand(task, shelf, day, grounds)))


def _checked(opened: Opened, plan: RulePlan, scene: Scene, grounds: Grounds, file: tuple[str, Task]) -> TaskDigest:
    path, task = file
    state = judge_on_demand(task, shelf_of(opened, path), scene.as_of, grounds)
    found = check_task(TaskView(task, state, scene), plan)
    placed = tuple(locate(opened.root, found)) if found else ()
    return TaskDigest(
        path, card_of(state), (), placed, excepted_codes(task, scene.as_of) if task.suppress else frozenset()
    )


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
        if each.card and each.card.parent:
            task, _ = read_task(opened, each.path)
            if task is not None:
                family.setdefault(each.card.parent, []).append(task)
    return {parent: tuple(sorted(tasks, key=lambda task: task.id)) for parent, tasks in family.items()}


def with_parents(
    opened: Opened, wanted: Wanted, scene: Scene, digests: Sequence[TaskDigest], family: Mapping[str, tuple[Task, ...]]
) -> tuple[TaskDigest, ...]:
    """Return the digests with those of parents made again, now with their children."""
    grounds = Grounds(opened.config, opened.calendar, family)
    return tuple(
        digest_file(opened, wanted, scene, grounds, each.path) if each.card and each.card.id in family else each
        for each in digests
    )
