"""Runs one rule over one example of its page."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from luoshi.model.accepting import validated
from luoshi.model.holidays import HolidayNotice
from luoshi.model.ledger import Ledger
from luoshi.rules.engine.api import CARD, Scope, TaskView, WorkspaceView
from luoshi.rules.engine.change_api import (
    Base,
    ChangesView,
    CommitView,
    HiddenFault,
    LostFile,
    Severity,
    Signature,
    TaskPair,
    Unjudged,
    Yardstick,
)
from luoshi.rules.engine.inspection_api import InspectionView
from luoshi.rules.shared.paper_numbers import list_papers
from luoshi.state.task_state import extract_states
from luoshi.store.calendars import OwnNotice
from luoshi.store.git.attributes import find_deciding_lines
from tests.support import builders, inspections

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from luoshi.findings import Finding
    from luoshi.model.task import Task
    from luoshi.rules.engine.context import RuleContext
    from luoshi.rules.shared.paper_numbers import PaperMark
    from luoshi.state.task_state import TaskState
    from luoshi.store.git.attributes import MergeLine

BESIDE = {
    "as_of",
    "luoshi",
    "org",
    "ledgers",
    "evidence",
    "tasks",
    "path",
    "attributes",
    "drivers",
    "calendar",
    "chain",
}
"""Keys of an example that are not keys of the task: the day, changed settings, evidence files, several tasks, the
path of the file where it is not the one that the id asks for, the lines of .gitattributes and the registered drivers,
the calendar files by year, and how long a chain of parents is made.

An example of a change has ``before`` and ``after`` (overlays of the base task, null where it is not there) and what a
``ChangesView`` holds beside them; a commit without pairs of its own made the whole change. ``now``, ``people_now`` and
``years_now`` lay over luoshi.yaml, org.yaml and the calendars of the base (``luoshi``, ``org``, ``years``)."""


def findings_of(module: ModuleType, example: str) -> list[Finding]:
    """Run one rule over one example of its page."""
    given: dict[str, Any] = builders.read(textwrap.dedent(example)) or {}
    day = dt.date.fromisoformat(given.get("as_of", builders.AS_OF.isoformat()))
    settings = builders.config(**given.get("luoshi", {}))
    overlays = given.get("tasks") or _chain(given.get("chain", 0)) or [_overlay(module, given)]
    tasks = [builders.task(**overlay) for overlay in overlays]
    drawer = builders.Drawer(
        {t: {n: c.encode() for n, c in files.items()} for t, files in given.get("evidence", {}).items()}
    )
    ledgers = {name: validated(Ledger, value) for name, value in given.get("ledgers", {}).items()}
    scene = builders.scene(settings, builders.organisation(**given.get("org", {})), drawer, day, ledgers)
    if module.RULE.scope is Scope.INSPECTION:
        return list(module.check(_inspect(given, scene, day)))
    if module.RULE.scope is Scope.CHANGE:
        return list(module.check(_change(given, scene)))
    notices = tuple(
        OwnNotice(f"calendar/{year}.yaml", each) for year, each in _years(given.get("calendar", {})).items()
    )
    scene = scene.but(
        notices=notices, merging=Attributes(tuple(given.get("attributes", ())), frozenset(given.get("drivers", ())))
    )
    path = given.get("path", "")
    family, names = _family(tasks), scene.organisation
    states = [builders.state(task, day, settings, path, family=family, organisation=names) for task in tasks]
    if module.RULE.scope is Scope.WORKSPACE:
        return list(module.check(WorkspaceView(tuple(extract_states(states, CARD)), scene, _papers(states))))
    views = [TaskView(state, scene) for state in states]
    needs = module.RULE.needs
    return [found for view in views if not needs or needs & view.traits for found in module.check(view)]


@dataclass(frozen=True)
class Attributes:
    """A .gitattributes at the top of the workspace, and the drivers of the clone."""

    lines: tuple[str, ...]
    drivers: frozenset[str]

    def deciding(self, paths: Sequence[str]) -> tuple[MergeLine, ...]:
        return find_deciding_lines([(".gitattributes", "", "\n".join(self.lines))], paths)

    def registered(self) -> frozenset[str]:
        return self.drivers


def _overlay(module: ModuleType, given: dict[str, Any]) -> dict[str, Any]:
    if module.RULE.scope in {Scope.CHANGE, Scope.INSPECTION}:
        return {}
    return {key: value for key, value in given.items() if key not in BESIDE}


def _inspect(given: dict[str, Any], scene: RuleContext, day: dt.date) -> InspectionView:
    named = [builders.task(**overlay) for overlay in given.get("tasks", ())]
    states = {task.id: builders.state(task, day, scene.config) for task in named}
    return InspectionView(inspections.ground(given), scene, states)


def _change(given: dict[str, Any], scene: RuleContext) -> ChangesView:
    until = given.get("issued_until")
    pairs = (_pair(given),) if "before" in given or "after" in given else ()
    return ChangesView(
        base=Base("HEAD~1", dt.date.fromisoformat(until) if until else None),
        pairs=pairs,
        context=scene,
        lost=tuple(LostFile(**each) for each in given.get("lost", ())),
        commits=tuple(_commit(each, pairs) for each in given.get("commits", ())),
        taken=frozenset(given.get("taken", ())),
        reporters=given.get("reporters", {}),
        unjudged=tuple(Unjudged(**each) for each in given.get("unjudged", ())),
        measures=_measures(given, scene),
        records=tuple(inspections.record_pairs(given)),
        hidden=tuple(
            HiddenFault(**{**each, "severity": Severity(each["severity"])}) for each in given.get("hidden", ())
        ),
    )


def _measures(given: dict[str, Any], scene: RuleContext) -> tuple[Yardstick, Yardstick]:
    settings = builders.config(**{**given.get("luoshi", {}), **given.get("now", {})})
    people = builders.organisation(**{**given.get("org", {}), **given.get("people_now", {})})
    before = _years(given.get("years", {}))
    after = before | _years(given.get("years_now", {}))
    return Yardstick(scene.config, scene.organisation, before), Yardstick(settings, people, after)


def _years(given: dict[int, Any]) -> dict[int, HolidayNotice]:
    return {int(year): validated(HolidayNotice, {"year": int(year), **each}) for year, each in given.items()}


def _pair(given: dict[str, Any]) -> TaskPair:
    before, after = (
        None if given.get(key, {}) is None else builders.task(**given.get(key, {})) for key in ("before", "after")
    )
    return TaskPair("ledgers/2026/zonghe/ZD-2026-001.yaml", before, after)


def _commit(given: dict[str, Any], pairs: tuple[TaskPair, ...]) -> CommitView:
    return CommitView(
        name=given.get("name", "1a2b3c4d"),
        author=given.get("author", "dc@example.org"),
        day=dt.date.fromisoformat(given.get("day", "2026-10-31")),
        pairs=(_pair(given),) if "before" in given else pairs,
        files=tuple(given.get("files", ())),
        signature=Signature(given["signature"]) if "signature" in given else None,
        signer=given.get("signer"),
    )


def _papers(states: list[TaskState]) -> dict[str, tuple[PaperMark, ...]]:
    return {state.location.path: tuple(list_papers(state.task)) for state in states}


def _chain(length: int) -> list[dict[str, Any]]:
    """Return tasks of which each is the parent of the one before."""
    links = [{"parent": f"ZD-2026-{number + 1:03}"} for number in range(1, length)]
    return [{"id": f"ZD-2026-{number:03}", "log": [], **link} for number, link in enumerate([*links, {}][:length], 1)]


def _family(tasks: list[Task]) -> dict[str, tuple[Task, ...]]:
    parents = {task.parent for task in tasks if task.parent}
    return {parent: tuple(task for task in tasks if task.parent == parent) for parent in parents}
