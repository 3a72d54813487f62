"""Every rule's manual page: its parts are there, and its Pass and Fail examples hold."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from luoshi.model.ledger import Ledger
from luoshi.rules.api import Scope, TaskView, WorkspaceView
from luoshi.rules.page import page_of
from luoshi.rules.registry import MODULES
from tests import builders

if TYPE_CHECKING:
    from types import ModuleType

    from luoshi.findings import Finding
    from luoshi.model.task import Task

BESIDE = {"as_of", "luoshi", "org", "ledgers", "evidence", "tasks", "path"}
"""Keys of an example that are not keys of the task: the day, changed settings, evidence files, several tasks, and the
path of the file where it is not the one that the id asks for."""

JUDGED = [module for module in MODULES if module.RULE.scope is not Scope.FILE]


def findings_of(module: ModuleType, example: str) -> list[Finding]:
    """Run one rule over one example of its page."""
    given: dict[str, Any] = builders.read(textwrap.dedent(example)) or {}
    day = dt.date.fromisoformat(given.get("as_of", builders.AS_OF.isoformat()))
    settings = builders.config(**given.get("luoshi", {}))
    overlays = given.get("tasks") or [{key: value for key, value in given.items() if key not in BESIDE}]
    tasks = [builders.task(**overlay) for overlay in overlays]
    drawer = builders.Drawer({t: {n: c.encode() for n, c in files.items()} for t, files in given.get("evidence", {}).items()})
    ledgers = {name: Ledger.model_validate(value) for name, value in given.get("ledgers", {}).items()}
    scene = builders.scene(settings, builders.organisation(**given.get("org", {})), drawer, day, ledgers)
    states = [builders.state(task, day, settings, family=_family(tasks)) for task in tasks]
    if "path" in given:
        states = [replace(state, shelf=replace(state.shelf, path=given["path"])) for state in states]
    if module.RULE.scope is Scope.WORKSPACE:
        return list(module.check(WorkspaceView(tuple(states), scene)))
    return [found for task, state in zip(tasks, states, strict=True) for found in module.check(TaskView(task, state, scene))]


def _family(tasks: list[Task]) -> dict[str, tuple[Task, ...]]:
    parents = {task.parent for task in tasks if task.parent}
    return {parent: tuple(task for task in tasks if task.parent == parent) for parent in parents}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.code)
def test_page_has_all_parts(module: ModuleType) -> None:
    page = page_of(module)
    assert page.heading == f"{module.RULE.code} {module.RULE.title}"
    assert all([page.why, page.passing, page.failing, page.remedy, page.basis])


@pytest.mark.parametrize("module", JUDGED, ids=lambda module: module.RULE.code)
def test_passing_example_has_no_finding(module: ModuleType) -> None:
    for example in page_of(module).passing:
        assert findings_of(module, example) == []


@pytest.mark.parametrize("module", JUDGED, ids=lambda module: module.RULE.code)
def test_failing_example_is_found(module: ModuleType) -> None:
    for example in page_of(module).failing:
        found = findings_of(module, example)
        assert found
        assert {finding.code for finding in found} == {module.RULE.code}
        assert all(finding.message and finding.hint for finding in found)
