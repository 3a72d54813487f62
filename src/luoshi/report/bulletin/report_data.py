"""What every part of a report is made from: the covered tasks, grouped once, and the figures computed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Extent
from luoshi.report.bulletin.figure_book import FigureBook
from luoshi.report.bulletin.figures import count_figures
from luoshi.report.bulletin.gap_ranking import rank_while_nothing_is_due
from luoshi.report.bulletin.unit_order import UnitOrder
from luoshi.report.cells import CellMaker
from luoshi.report.period_words import PeriodWords, name_period
from luoshi.state.owed import ReportState
from luoshi.state.period import PeriodKind
from luoshi.state.sets.ranking import Place, rank_units, score_units
from luoshi.state.sets.rollforward import RollForward, roll_forward
from luoshi.state.sets.statistics import group_by
from luoshi.state.shortcomings import find_debtor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from luoshi.model.configuration import Configuration
    from luoshi.report.bulletin.corrections import Corrections
    from luoshi.report.bulletin.selection import Coverage, ReportRequest
    from luoshi.report.document import Block, Table
    from luoshi.state.task_state import TaskState


class ReportData(Frozen):
    """One report's raw material.

    ``units``: live tasks by lead unit, in order; ``attachments``: the ids of its attachments, in order;
    ``corrections``: to the bulletin issued before, None where there is none or nothing to correct.
    """

    request: ReportRequest
    config: Configuration
    coverage: Coverage
    flow: RollForward
    figures: FigureBook
    order: UnitOrder
    units: Mapping[str, tuple[TaskState, ...]]
    places: tuple[Place, ...]
    places_before: Mapping[str, int | None]
    attachments: tuple[str, ...] = ()
    corrections: Corrections | None = None

    @property
    def words(self) -> PeriodWords:
        """How the period is called."""
        return name_period(self.request.period)

    @property
    def since(self) -> dt.date:
        """The first day whose movements count."""
        return self.request.since

    @property
    def short(self) -> bool:
        """Whether the bulletin is the short one (简)."""
        return self.config.bulletin.arrangement is Extent.SHORT

    @property
    def week(self) -> bool:
        """Whether it is a 周汇总."""
        return self.request.period.kind is PeriodKind.WEEK

    @property
    def cells(self) -> CellMaker:
        """Cells with the configured lamps and decimals."""
        return CellMaker.of(self.config)

    @property
    def ranked(self) -> bool:
        """Whether units are ranked: switched on, and over all tasks or one ledger or list of them."""
        return self.config.ranking.show and self.request.scope.unit is None and self.request.scope.leader is None

    def states_of(self, figure: str) -> list[TaskState]:
        """Return the states of the live tasks of a figure, in the order of the report."""
        ids = set(self.figures.figures[figure].tasks)
        return [state for state in self.coverage.live if state.id in ids]

    def see(self, attachment: str) -> str:
        """Return ``（详见附件2）``, without a number for the only one; empty where there is no such attachment."""
        if attachment not in self.attachments:
            return ""
        number = self.attachments.index(attachment) + 1 if len(self.attachments) > 1 else ""
        return f"（详见附件{number}）"


class PartContent(Frozen):
    """A section of the body before it is numbered; one without blocks says nothing and is left out."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


class ReportPart(Frozen):
    """A part of the body.

    ``place``: the parts stand in ascending order; ``weekly``: a 周汇总 has it too; ``extent``: of which bulletin it is
    a part, None for both.
    """

    place: int
    write: Callable[[ReportData], PartContent]
    weekly: bool = True
    extent: Extent | None = None


class ReportAttachment(Frozen):
    """An attachment: ``title`` as printed after its number, ``write`` returns its tables."""

    id: str
    title: str
    write: Callable[[ReportData], tuple[Table, ...]]


def scan_workspace(
    request: ReportRequest,
    coverage: Coverage,
    config: Configuration,
    units: tuple[str, ...],
) -> ReportData:
    """Group, compare and count; every set of tasks is gone through once, not once per unit."""
    order = UnitOrder.of(units)
    flow = roll_forward(coverage.opening, coverage.present, request.opening_day)
    compare = request.period.number > 1 and request.period.kind is not PeriodKind.YEAR
    figures = count_figures(coverage, flow, config, request.since, compare=compare)
    before = _places(coverage.opening_live, order, config) if compare else ()
    return ReportData(
        request=request,
        config=config,
        coverage=coverage,
        flow=flow,
        figures=FigureBook(figures),
        order=order,
        units=order.sorted(_group_by_unit(coverage.live, request.since)),
        places=_places(coverage.live, order, config),
        places_before={place.score.unit: place.rank for place in before},
    )


def _group_by_unit(live: tuple[TaskState, ...], since: dt.date) -> dict[str, tuple[TaskState, ...]]:
    """Return the tasks by lead unit; a unit that owes a report of a task that it gave away has none."""
    groups = group_by(live, lambda state: state.lead)
    for kind in (ReportState.MISSING, ReportState.LATE):
        for state in live:
            unit = find_debtor(state, kind, since)
            if unit is not None:
                groups.setdefault(unit, ())
    return groups


def _places(states: tuple[TaskState, ...], order: UnitOrder, config: Configuration) -> tuple[Place, ...]:
    groups = group_by((state for state in states if state.lead), lambda state: state.lead)
    places = rank_units(score_units(order.sorted(groups)), config.ranking.min_tasks)
    return rank_while_nothing_is_due(places, config.ranking)
