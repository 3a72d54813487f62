"""TaskState: everything that is true of one task on one day, and ``judge``, which computes it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from luoshi.model.vocabulary import Basis, Confidence, Judgement, Lifecycle, Question
    from luoshi.state.deadline import Extension
    from luoshi.state.events import Happening
    from luoshi.state.indicators import IndicatorState
    from luoshi.state.owed import OwedReport
    from luoshi.state.progress import MilestoneState


class Location(NamedTuple):
    """Where a task file stands: its path in the workspace and the ledger it belongs to.

    ``ledger`` is the folder under ``ledgers/``, such as ``2026/zonghe``; title and kind come from ``ledger.yaml``.
    """

    path: str
    ledger: str
    title: str
    kind: str
    year: int


class LastReport(NamedTuple):
    """The last 进展; texts are empty where the report did not give them."""

    date: dt.date
    note: str
    problem: str
    cause: str
    request: str
    next: str
    confidence: Confidence | None


class TaskState(NamedTuple):
    """One task on one day.

    Dates are None while they do not apply. ``plan``, ``actual``: percent 0–100 (or the unit of a percent indicator);
    ``gap`` and ``worst_gap``: percentage points, below zero is behind. ``days_late``: natural days past the due date,
    0 when not late. ``lamp``: None for what is finished, suspended or withdrawn. ``lists``: the lists it is on, from
    the file and from the views. ``estimated``: years whose working days are 暂按周末推算.
    """

    location: Location
    as_of: dt.date
    id: str
    title: str
    kind: str
    category: str
    document: str
    item: str
    objective: str
    standard: str
    measures: tuple[str, ...]
    outputs: tuple[str, ...]
    leader: str
    lead: str
    support: tuple[str, ...]
    owner: str
    assigned: dt.date
    due_text: str
    standing: bool
    weight: Decimal
    lists: tuple[str, ...]
    parent: str
    public: bool
    adjusted: tuple[str, ...]
    lifecycle: Lifecycle
    since: dt.date | None
    signed: dt.date | None
    sign_by: dt.date | None
    submitted: dt.date | None
    finished: dt.date | None
    closed: dt.date | None
    reopened: dt.date | None
    first_due: dt.date | None
    due: dt.date | None
    extensions: tuple[Extension, ...]
    paused_days: int
    estimated: tuple[int, ...]
    basis: Basis
    plan: Decimal | None
    actual: Decimal | None
    gap: Decimal | None
    worst_gap: Decimal | None
    milestones: tuple[MilestoneState, ...]
    indicators: tuple[IndicatorState, ...]
    judgement: Judgement | None
    days_late: int
    days_early: int
    not_started: bool
    lamp: str | None
    lamp_reason: str
    lagging_months: int
    question: Question | None
    answered: bool
    owed: tuple[OwedReport, ...]
    report: LastReport | None
    happened: tuple[Happening, ...]


class Card(NamedTuple):
    """The few facts of a task that rules over the whole workspace ask of every task; as in ``TaskState``."""

    location: Location
    id: str
    title: str
    lead: str
    document: str
    parent: str
    weight: Decimal
    assigned: dt.date
    due: dt.date | None
    lifecycle: Lifecycle


class PastState(NamedTuple):
    """What a bulletin compares with of a task as it stood on an earlier day; as in ``TaskState``."""

    location: Location
    id: str
    kind: str
    lead: str
    assigned: dt.date
    standing: bool
    lifecycle: Lifecycle
    reopened: dt.date | None
    judgement: Judgement | None
    gap: Decimal | None
    question: Question | None
    answered: bool


AnyState = TaskState | Card
"""What a task is seen by: everything, or its card."""

_values = attrgetter(*Card._fields)


def card_of(state: TaskState) -> Card:
    """Return the card of a task."""
    return Card._make(_values(state))
