"""Cells of tables made from task states: the same task looks the same in every table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import STANDING
from luoshi.report.document import LampMark, Percent, Points, Rate, TaskRef
from luoshi.state.rounding import round_to_tenth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from luoshi.model.configuration import Configuration
    from luoshi.report.document import Cell
    from luoshi.state.duties.parts import PartState
    from luoshi.state.sets.rates import Ratio
    from luoshi.state.task_state import TaskState

_VALUES = 4096
"""Progress and gaps are a few thousand values in any ledger, and one cell serves all tables of all tasks."""


class CellMaker(Frozen):
    """Makes the cells that depend on the configuration. ``lamps``: the mark of each lamp."""

    lamps: Mapping[str, LampMark]

    @classmethod
    def of(cls, config: Configuration) -> CellMaker:
        """Build from the configured lamps, worst first."""
        count = len(config.lamps)
        return cls({lamp.name: LampMark(lamp.name, rank, count) for rank, lamp in enumerate(config.lamps)})

    def lamp(self, state: TaskState) -> LampMark | None:
        """Return the lamp that is lit; None where none is."""
        return self.lamps[state.lamp] if state.lamp else None


def make_task_ref(state: TaskState) -> TaskRef:
    """Return the number of a task with the path of its file."""
    return TaskRef(state.id, state.location.path)


def describe_support(state: TaskState) -> str:
    """Return the supporting units, each with its part, its limit and how it stands."""
    parts = {part.unit: part for part in state.parts}
    return "、".join(f"{unit}{_describe_part(parts[unit])}" if unit in parts else unit for unit in state.support)


def _describe_part(part: PartState) -> str:
    until = f"{part.due.isoformat()}前" if part.due else ""
    late = f"{part.judgement}{part.days_late}天" if part.days_late else str(part.judgement)
    return f"（{'，'.join(filter(None, (part.part, until, late)))}）"


def make_due(state: TaskState) -> Cell:
    """Return the present due date, 长期 for a task without end, nothing where none is given."""
    return state.due or (STANDING if state.standing else None)


@lru_cache(maxsize=_VALUES)
def percent(value: Decimal | None) -> Percent | None:
    """Return a progress rounded to one decimal."""
    return None if value is None else Percent(round_to_tenth(value))


@lru_cache(maxsize=_VALUES)
def points(value: Decimal | None) -> Points | None:
    """Return a gap rounded to one decimal."""
    return None if value is None else Points(round_to_tenth(value))


def make_rate(ratio: Ratio) -> Rate:
    """Return a rate with one decimal and its denominator."""
    return Rate(ratio.value(), len(ratio.part), len(ratio.whole))
