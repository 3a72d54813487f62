"""The meetings that tasks name as their source: what one approves counts where another task vouches for it.

A pass believes every meeting at first and notes on which it relied; the few tasks that nobody vouches for are scanned
again (design-2 9.1).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from luoshi.service.judging_ground import build_judging
from luoshi.service.scan.reading import parse_task
from luoshi.state.authority import list_meetings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.task import Task
    from luoshi.service.scan.request import TaskScan
    from luoshi.service.workspace import Workspace
    from luoshi.state.judging_context import Family, JudgingContext, Meetings
    from luoshi.state.task_state import TaskState


def group_meetings(scans: Iterable[TaskScan], others: Meetings) -> Meetings:
    """Return the ids of the tasks by the meeting that they name, those of ``others`` among them."""
    found = {name: list(ids) for name, ids in others.items()}
    for each in scans:
        if each.card:
            for name in each.card.named_meetings:
                found.setdefault(name, []).append(each.card.id)
    return found


def is_unvouched(card: TaskState | None, meetings: Meetings) -> bool:
    """Whether the state rests on a meeting that no other task names."""
    return card is not None and any(
        all(each == card.id for each in meetings.get(name, ())) for name in card.relied_meetings
    )


def read_judging(workspace: Workspace, task: Task, family: Family | None = None) -> JudgingContext:
    """Return the ground for one task and its family: other files are read where a meeting needs their word."""
    believing = build_judging(workspace, family)
    together = (task, *chain.from_iterable((family or {}).values()))
    relied = frozenset[str]().union(*map(believing.authority.list_relied, together))
    return build_judging(workspace, family, _read_meetings(workspace, relied))


def _read_meetings(workspace: Workspace, relied: frozenset[str]) -> Meetings:
    """Return which tasks name these meetings; of all others nothing is told. Files that cannot be read name none."""
    found: dict[str, list[str]] = {name: [] for name in relied}
    for path in workspace.listing.tasks if relied else ():
        task = _read_task(workspace, path)
        for name in list_meetings(task) & relied if task else ():
            found[name].append(task.id if task else "")
    return found


def _read_task(workspace: Workspace, path: str) -> Task | None:
    try:
        content = workspace.tree.read(path)
    except OSError:
        return None
    return parse_task(workspace, path, content)[0] if b"source" in content or b"\\" in content else None
