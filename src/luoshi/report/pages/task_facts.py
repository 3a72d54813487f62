"""A task's state as plain facts for machines: JSON numbers, strings, lists; stable names (design.md part 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.state.rounding import one_decimal

if TYPE_CHECKING:
    import datetime as dt

    from luoshi.state.task_state import TaskState

_ELSEWHERE = {"location", "as_of", "finished", "item"}


def task_facts(state: TaskState) -> dict[str, Any]:
    """Return all that is known of the state; percentages and gaps with one decimal, dates as text, None as null."""
    facts = {name: _fact(value) for name, value in state._asdict().items() if name not in _ELSEWHERE}
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
    if hasattr(value, "_asdict"):
        return {name: _fact(item) for name, item in value._asdict().items()}
    return [_fact(item) for item in value] if isinstance(value, tuple) else value.isoformat()


def _number(value: Decimal) -> int | float:
    """Return the number with one decimal, whole where it is whole; one decimal is exact in JSON's text."""
    rounded = one_decimal(value)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
