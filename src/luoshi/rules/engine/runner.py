"""Runs the rules over one task or the workspace, with the severities and exceptions that the files ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.blank_words import is_left_blank
from luoshi.findings import Severity
from luoshi.lazy import lazy
from luoshi.model.vocabulary import SeverityWord
from luoshi.rules.engine.registry import load_rules
from luoshi.rules.engine.rule import Scope

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

    from luoshi.findings import Finding
    from luoshi.model.configuration import Configuration
    from luoshi.model.task import Suppression, Task
    from luoshi.rules.engine.api import TaskView, WorkspaceCheck, WorkspaceView
    from luoshi.rules.engine.change_api import ChangeCheck, ChangesView
    from luoshi.rules.engine.inspection_api import InspectionCheck, InspectionView

_NO_CODES = frozenset[str]()
"""One for all tasks: each empty set that is made takes 216 bytes."""


class RulePlan:
    """The checks to run: those that the workspace did not switch off and the command asked for.

    ``severities``: codes whose severity the workspace changed.
    """

    def __init__(self, config: Configuration, only: Iterable[str]) -> None:
        self._only = frozenset(only)
        self._off = {code for code, setting in config.rules.items() if setting.severity is SeverityWord.OFF}
        self.severities = changed_severities(config)
        self.task = tuple((each.check, each.RULE.needs) for each in self._choose(Scope.TASK))

    @lazy
    def workspace(self) -> tuple[WorkspaceCheck, ...]:
        """The checks of the whole workspace."""
        return tuple(module.check for module in self._choose(Scope.WORKSPACE))

    @lazy
    def change(self) -> tuple[ChangeCheck, ...]:
        """The checks of a change; few commands have one."""
        return tuple(module.check for module in self._choose(Scope.CHANGE))

    @lazy
    def inspection(self) -> tuple[InspectionCheck, ...]:
        """The checks of inspection; only for workspaces that have any."""
        return tuple(module.check for module in self._choose(Scope.INSPECTION))

    def _choose(self, scope: Scope) -> Iterator[ModuleType]:
        for module in load_rules(scope):
            code = module.RULE.code
            if code not in self._off and (not self._only or code in self._only):
                yield module


def plan_rules(config: Configuration, only: Iterable[str] = ()) -> RulePlan:
    """Return the plan; ``only``: codes to run, all when empty."""
    return RulePlan(config, only)


def changed_severities(config: Configuration) -> dict[str, Severity]:
    """Return the severities that luoshi.yaml sets, by code; those set to off are not among them."""
    return {
        code: Severity(setting.severity.value)
        for code, setting in config.rules.items()
        if setting.severity is not None and setting.severity is not SeverityWord.OFF
    }


def check_task(view: TaskView, plan: RulePlan) -> list[Finding]:
    """Return what the task rules see in one task, without what the task's file excepts."""
    return check_tasks((view,), plan)[0]


def check_tasks(views: Sequence[TaskView], plan: RulePlan) -> list[list[Finding]]:
    """Return the same for each of several tasks: every rule is asked about all of them before the next (see 0013)."""
    found: list[list[Finding]] = [[] for _ in views]
    every = [(view, view.traits, into) for view, into in zip(views, found, strict=True)]
    for check, needs in plan.task:
        asked = [each for each in every if not needs.isdisjoint(each[1])] if needs else every
        for view, _, into in asked:
            into.extend(check(view))
    return [_drop_excepted(each, view, plan) if each else each for each, view in zip(found, views, strict=True)]


def check_workspace(view: WorkspaceView, plan: RulePlan, excepted: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Return what the workspace rules see; ``excepted``: codes that a task's file excepts, by path."""
    found = [finding for check in plan.workspace for finding in check(view)]
    return _weigh([each for each in found if each.code not in excepted.get(each.path, frozenset())], plan)


def check_inspection(view: InspectionView, plan: RulePlan) -> list[Finding]:
    """Return what the rules of inspection see, without what its files except."""
    excepted = view.list_excepted()
    found = [finding for check in plan.inspection for finding in check(view)]
    return _weigh([each for each in found if each.code not in excepted.get(each.path, _NO_CODES)], plan)


def check_change(view: ChangesView, plan: RulePlan) -> list[Finding]:
    """Return what the change rules see, without what a task excepted already in the base.

    An exception that comes with the change counts only for a task that is new: nobody excuses his own change.
    """
    day = view.context.as_of
    excepted = {pair.id: excepted_codes(pair.before or pair.after, day) for pair in view.pairs}
    found = [finding for check in plan.change for finding in check(view)]
    return _weigh([each for each in found if each.code not in excepted.get(each.task or "", frozenset())], plan)


def excepted_codes(task: Task | None, day: dt.date) -> frozenset[str]:
    """Return the codes that the task's file excepts on ``day``."""
    if task is None or not task.suppress:
        return _NO_CODES
    return frozenset(each.code for each in task.suppress if _holds(each, day))


def _holds(suppression: Suppression, day: dt.date) -> bool:
    """Whether it has a reason, and is not past its last day."""
    return not is_left_blank(suppression.reason) and (suppression.until is None or day <= suppression.until)


def _drop_excepted(found: list[Finding], view: TaskView, plan: RulePlan) -> list[Finding]:
    """Return what the task's file does not except, weighed."""
    codes = excepted_codes(view.task, view.context.as_of)
    return _weigh([finding for finding in found if finding.code not in codes], plan)


def _weigh(found: list[Finding], plan: RulePlan) -> list[Finding]:
    if not plan.severities:
        return found
    return [each.but(severity=plan.severities.get(each.code, each.severity)) for each in found]
