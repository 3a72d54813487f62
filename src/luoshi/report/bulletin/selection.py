"""Which tasks a report covers: the year's ledgers and 结转 of earlier ones, of one unit, leader, list or ledger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.scope import Scope
from luoshi.state.lifecycle import OUTSIDE
from luoshi.state.sets.statistics import DONE, ENDED, build_id_key
from luoshi.system.paths import use_slashes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.state.location import Location
    from luoshi.state.period import Period
    from luoshi.state.task_state import TaskState


class ReportRequest(Frozen):
    """What the user asked for. ``as_of``: the cut-off (数据截至), entries after it are not seen.

    ``opens``: the day after the cut-off of the issue before, where that was cut off before its period ended;
    ``dated``: the date on the paper (成文日期), None for the next working day after the cut-off; ``brief``: one page
    for the leader; ``supporting``: of the tasks that the unit only supports.
    """

    period: Period
    as_of: dt.date
    scope: Scope = Scope()
    opens: dt.date | None = None
    dated: dt.date | None = None
    brief: bool = False
    supporting: bool = False

    @property
    def since(self) -> dt.date:
        """The first day whose movements the report counts."""
        return self.opens or self.period.start

    @property
    def opening_day(self) -> dt.date:
        """The day before that: its stock is 期初."""
        return self.since - dt.timedelta(days=1)

    @property
    def year_end_before(self) -> dt.date:
        """The last day of the year before the period's: what is open on it is 结转.

        Where the last issue of that year was cut off earlier, what was settled since belongs to this report.
        """
        return min(dt.date(self.period.year - 1, 12, 31), self.opening_day)

    @property
    def whole(self) -> bool:
        """Whether nothing narrows the tasks."""
        return self.scope == Scope()

    def selects(self, state: TaskState) -> bool:
        """Whether unit (as 牵头单位, or as 配合单位), leader, list and ledger (folder, title or kind) all fit."""
        scope = self.scope
        return (
            (scope.unit in state.support if self.supporting else scope.unit in {None, state.lead})
            and scope.leader in {None, state.leader}
            and (scope.list_name is None or scope.list_name in state.lists)
            and (scope.ledger is None or use_slashes(scope.ledger) in name_ledger(state.location))
        )


def name_ledger(location: Location) -> tuple[str, ...]:
    """Return what a ledger may be called: its folder with the year and without, its title, its kind."""
    return location.ledger, location.ledger.rpartition("/")[2], location.title, location.kind


class Coverage(Frozen):
    """The covered tasks, in the order of their ids.

    ``live`` makes up the total; ``withdrawn`` (已撤销, 已退办) is counted apart; ``carried`` are those of ``live`` from
    earlier ledgers. ``opening`` and ``opening_live``: the same tasks as they stood on the opening day.
    """

    live: tuple[TaskState, ...]
    withdrawn: tuple[TaskState, ...]
    carried: tuple[TaskState, ...]
    opening: tuple[TaskState, ...]
    opening_live: tuple[TaskState, ...]

    @property
    def present(self) -> tuple[TaskState, ...]:
        """All covered tasks, withdrawn ones too."""
        return self.live + self.withdrawn

    @property
    def newly_done(self) -> tuple[TaskState, ...]:
        """The tasks that became 已办结 in the period, by their 核查, whenever they were submitted."""
        before = {state.id for state in self.opening if state.lifecycle in DONE}
        return tuple(state for state in self.live if state.lifecycle in DONE and state.id not in before)


def cover(
    request: ReportRequest,
    now: Iterable[TaskState],
    opening: Iterable[TaskState],
    before_year: Iterable[TaskState],
) -> Coverage:
    """Choose the tasks of the report from all tasks of the workspace as judged on three days.

    Unit, leader and list are those of the as-of day, so that a task that changed hands does not tear the roll-forward.
    """
    settled = {state.id for state in _assigned(before_year, request.year_end_before) if state.lifecycle in ENDED}
    present = [state for state in _assigned(now, request.as_of) if request.selects(state)]
    chosen = sorted(
        (s for s in present if _covered(s, request, settled)), key=lambda s: (build_id_key(s.id), s.location.path)
    )
    ids = {state.id for state in chosen}
    then = tuple(state for state in _assigned(opening, request.opening_day) if state.id in ids)
    live = tuple(state for state in chosen if state.lifecycle not in OUTSIDE)
    return Coverage(
        live=live,
        withdrawn=tuple(state for state in chosen if state.lifecycle in OUTSIDE),
        carried=tuple(state for state in live if state.location.year < request.period.year),
        opening=then,
        opening_live=tuple(s for s in then if s.lifecycle not in OUTSIDE and _covered(s, request, settled)),
    )


def _assigned(states: Iterable[TaskState], day: dt.date) -> Iterable[TaskState]:
    return (state for state in states if state.assigned <= day)


def _covered(state: TaskState, request: ReportRequest, settled: set[str]) -> bool:
    """A task of the year; or an earlier one that was not settled by the year's start, or came back since (反弹)."""
    if state.location.year >= request.period.year:
        return state.location.year == request.period.year
    back = state.reopened is not None and state.reopened > request.year_end_before
    return back or state.id not in settled
