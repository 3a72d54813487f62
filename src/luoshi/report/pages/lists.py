"""责任清单, unit by unit: one of the four lists of 津教委〔2018〕1号 二(三), as a view of the same tasks (一数多单)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report import columns as col
from luoshi.report.bulletin.unit_order import UnitOrder
from luoshi.report.cells import CellMaker
from luoshi.report.columns import task_table
from luoshi.state.statistics import build_id_key, group_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.report.document import Table
    from luoshi.state.task_state import TaskState

_OF_UNIT = (col.ID, col.TITLE, col.OBJECTIVE, col.STANDARD, col.DUE, col.LEADER, col.OWNER, col.SUPPORT, col.MEASURES)


def duties_by_unit(states: Iterable[TaskState], config: Configuration, units: Iterable[str] = ()) -> tuple[Table, ...]:
    """Return the 责任清单 of each lead unit, in the order of ``units`` (org.yaml), then by name."""
    groups = UnitOrder.of(units).sorted(group_by(_sorted(states), lambda state: state.lead))
    cells = CellMaker.of(config)
    return tuple(
        task_table(f"duties_{place}", f"{unit}责任清单", members, _OF_UNIT, cells)
        for place, (unit, members) in enumerate(groups.items(), 1)
    )


def _sorted(states: Iterable[TaskState]) -> list[TaskState]:
    return sorted(states, key=lambda state: (build_id_key(state.id), state.location.path))
