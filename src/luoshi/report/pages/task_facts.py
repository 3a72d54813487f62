"""A task's state as plain facts for machines: JSON numbers, strings, lists; stable names (design.md part 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.state.deadline import Extension
from luoshi.state.entries import LastReport
from luoshi.state.events import TaskEvent
from luoshi.state.indicators import IndicatorState
from luoshi.state.milestones import MilestoneState
from luoshi.state.owed import OwedReport
from luoshi.state.rounding import round_to_tenth

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.state.task_state import TaskState

_FACTS = (
    "id", "title", "kind", "category", "document", "objective", "standard", "measures", "outputs", "leader", "lead",
    "support", "owner", "assigned", "due_text", "standing", "weight", "lists", "parent", "public", "adjusted",
    "lifecycle", "since", "signed", "sign_by", "submitted", "closed", "reopened", "first_due", "due", "extensions",
    "paused_days", "estimated", "basis", "plan", "actual", "gap", "worst_gap", "milestones", "indicators", "judgement",
    "days_late", "days_early", "not_started", "lamp", "lamp_reason", "lagging_months", "question", "answered", "owed",
    "report",
)  # fmt: skip
"""The facts of a task that go by the same name here and in ``TaskState``, in the order in which they are written."""

_PARTS: dict[type, tuple[str, ...]] = {
    Extension: ("date", "requested", "before", "due", "outcome", "approver", "ref", "reason"),
    MilestoneState: ("id", "title", "due", "weight", "reached", "counts"),
    IndicatorState: (
        "id", "title", "unit", "type", "direction", "baseline", "target", "value", "dated", "weight", "plan", "actual",
        "gap", "exceeds",
    ),
    OwedReport: ("period", "by", "came", "state"),
    LastReport: ("date", "note", "problem", "cause", "request", "next", "confidence"),
    TaskEvent: ("date", "kind", "who", "detail", "approver", "ref", "reason", "refused"),
}  # fmt: skip
"""The facts of what a fact is made of."""


def task_facts(state: TaskState) -> dict[str, Any]:
    """Return all that is known of the state; percentages and gaps with one decimal, dates as text, None as null."""
    facts = {name: _fact(getattr(state, name)) for name in _FACTS}
    facts["happened"] = _fact(state.events)
    facts["path"] = state.location.path
    facts["ledger"] = state.location.ledger
    facts["ledger_title"] = state.location.title
    facts["completed"] = _fact(state.finished)
    return facts


def list_facts(states: tuple[TaskState, ...], as_of: dt.date) -> dict[str, Any]:
    """Return the machine form of ``list``."""
    return {"schema": 1, "as_of": as_of.isoformat(), "tasks": [task_facts(state) for state in states]}


def _fact(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _number(value)
    if value is None or isinstance(value, bool | int | str):
        return value if value is None or isinstance(value, bool | int) else str(value)
    if type(value) in _PARTS:
        return {name: _fact(getattr(value, name)) for name in _PARTS[type(value)]}
    return [_fact(item) for item in value] if isinstance(value, tuple) else value.isoformat()


def _number(value: Decimal) -> int | float:
    """Return the number with one decimal, whole where it is whole; one decimal is exact in JSON's text."""
    rounded = round_to_tenth(value)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
