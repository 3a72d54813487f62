"""``check`` over the files of inspection: asked only where a workspace has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError
from luoshi.model.inspection.steps import OpinionGiven
from luoshi.rules.engine.inspection_api import InspectionView
from luoshi.rules.engine.runner import check_inspection
from luoshi.service.inspection.loading import load_ground
from luoshi.service.judging_ground import build_judging
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import build_context, find_location
from luoshi.service.task_file import only_path
from luoshi.state.task_state import judge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.findings import Finding
    from luoshi.rules.engine.runner import RulePlan
    from luoshi.service.workspace import Workspace
    from luoshi.state.inspection.ground import Ground
    from luoshi.state.task_state import TaskState


def judge_inspection(workspace: Workspace, day: dt.date, plan: RulePlan) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of the readers, and those of the rules."""
    loaded = load_ground(workspace)
    view = build_view(workspace, loaded.ground, day)
    return [*loaded.findings], check_inspection(view, plan)


def build_view(workspace: Workspace, ground: Ground, day: dt.date) -> InspectionView:
    """Return what the rules of inspection see."""
    return InspectionView(ground, build_context(workspace, day), read_named_tasks(workspace, ground, day))


def read_named_tasks(workspace: Workspace, ground: Ground, day: dt.date) -> dict[str, TaskState]:
    """Return the tasks that opinions and visits name, by id; those that cannot be read are not among them."""
    judging = build_judging(workspace)
    states = {}
    for name in dict.fromkeys(_list_named(ground)):
        path = _find(workspace, name)
        task = read_task(workspace, path)[0] if path else None
        if path and task is not None and task.assigned <= day:
            states[name] = judge(task, find_location(workspace, path), day, judging)
    return states


def _find(workspace: Workspace, name: str) -> str | None:
    try:
        return only_path(name, workspace.listing.tasks)
    except LuoshiError:  # several files of one id: another rule says so
        return None


def _list_named(ground: Ground) -> Iterator[str]:
    for placed in ground.inspections:
        for entry in placed.record.log:
            if isinstance(entry, OpinionGiven):
                yield from entry.findings
    for place, _ in ground.visits:
        yield from place.record.findings
