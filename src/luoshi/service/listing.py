"""``list`` and ``show``: tasks judged on a day, chosen and ordered."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from luoshi.errors import UnreadableError, UsageError
from luoshi.frozen import Frozen
from luoshi.report.bulletin.selection import name_ledger
from luoshi.service.scan.descendants import read_family
from luoshi.service.scan.meetings import read_judging
from luoshi.service.scan.reading import read_task
from luoshi.service.scan.request import ScanRequest, find_location
from luoshi.service.scan.scan import quiet, scan_workspace
from luoshi.service.task_file import find_path
from luoshi.state.task_state import judge
from luoshi.system.paths import use_slashes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState


class SortBy(StrEnum):
    """Orders of a list; each ends with the id, so that it is full."""

    ID = "编号"
    DUE = "时限"
    UNIT = "单位"
    LAMP = "灯"
    GAP = "差距"


class Filters(Frozen):
    """What a task must meet; None asks nothing. ``text`` is looked for in id, title, objective and document."""

    unit: str | None = None
    leader: str | None = None
    person: str | None = None
    lamp: str | None = None
    lifecycle: str | None = None
    judgement: str | None = None
    question: str | None = None
    list_name: str | None = None
    ledger: str | None = None
    kind: str | None = None
    category: str | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    text: str | None = None

    def take(self, state: TaskState) -> bool:
        """Whether the task meets all that is asked."""
        return self._matches(state) and self._due(state) and self._says(state)

    def _matches(self, state: TaskState) -> bool:
        pairs = (
            (self.unit, (state.lead, *state.support)),
            (self.leader, (state.leader,)),
            (self.person, (state.owner, state.leader)),
            (self.lamp, (state.lamp,)),
            (self.lifecycle, (state.lifecycle,)),
            (self.judgement, (state.judgement,)),
            (self.question, (state.question,)),
            (self.list_name, state.lists),
            (self.ledger and use_slashes(self.ledger), name_ledger(state.location)),
            (self.kind, (state.kind,)),
            (self.category, (state.category,)),
        )
        return all(wanted is None or wanted in given for wanted, given in pairs)

    def _due(self, state: TaskState) -> bool:
        if self.due_from is None and self.due_to is None:
            return True
        if state.due is None:
            return False
        return (self.due_from is None or state.due >= self.due_from) and (
            self.due_to is None or state.due <= self.due_to
        )

    def _says(self, state: TaskState) -> bool:
        if self.text is None:
            return True
        return any(self.text in given for given in (state.id, state.title, state.objective, state.document))


class Listed(Frozen):
    """Tasks in order, and the findings of files that could not be read (so are not among them)."""

    states: tuple[TaskState, ...]
    unread: tuple[Finding, ...]


def list_tasks(
    workspace: Workspace,
    day: dt.date,
    filters: Filters,
    sort: SortBy = SortBy.ID,
    *,
    processes: int = 1,
    progress: Callable[[int, int], None] = quiet,
) -> Listed:
    """Return the tasks assigned by ``day`` that meet the filters."""
    digest = scan_workspace(workspace, ScanRequest((day,)), processes=processes, progress=progress)
    states = (state for state in digest.states() if state.assigned <= day and filters.take(state))
    lamps = {lamp.name: rank for rank, lamp in enumerate(workspace.config.lamps)}
    return Listed(tuple(sorted(states, key=_order(sort, lamps))), tuple(digest.findings()))


def _order(sort: SortBy, lamps: dict[str, int]) -> Callable[[TaskState], tuple[object, ...]]:
    keys: dict[SortBy, Callable[[TaskState], object]] = {
        SortBy.ID: lambda state: state.location.ledger,
        SortBy.DUE: lambda state: (state.due is None, state.due),
        SortBy.UNIT: lambda state: state.lead,
        SortBy.LAMP: lambda state: lamps.get(state.lamp or "", len(lamps)),
        SortBy.GAP: lambda state: (state.gap is None, state.gap),
    }
    return lambda state: (keys[sort](state), state.location.path)


def show_task(workspace: Workspace, name: str, day: dt.date) -> TaskState:
    """Return one task judged on ``day``.

    Raises UsageError for an id that is not there (with the nearest), has several files or is not assigned yet,
    UnreadableError for a broken file. All files are looked at, for any may be a child.
    """
    path = find_path(workspace, name)
    task, findings = read_task(workspace, path)
    if task is None:
        finding = findings[0]
        place = f"{finding.path}:{finding.line}:{finding.column}"
        raise UnreadableError(f"{place}: {finding.code} {finding.message}", finding.hint)
    if task.assigned > day:
        raise UsageError(f"{name} 在 {day.isoformat()} 还没有交办", f"交办日期是 {task.assigned.isoformat()}")
    location = find_location(workspace, path)
    return judge(task, location, day, read_judging(workspace, task, read_family(workspace)))
