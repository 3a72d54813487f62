"""What the ledger says about a task under each title that a table of ours can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.cells import CellMaker
from luoshi.report.columns import ALL_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.model.configuration import Configuration
    from luoshi.report.document import Cell
    from luoshi.state.task_state import TaskState


def fill_known_cells(states: Iterable[TaskState], config: Configuration) -> dict[str, dict[str, Cell]]:
    """Return the cells by id and title, with what a form asks for beside."""
    cells = CellMaker.of(config)
    return {
        state.id: {column.column.title: column.cell(state, cells) for column in ALL_COLUMNS} | _reported(state)
        for state in states
    }


def _reported(state: TaskState) -> dict[str, Cell]:
    report = state.report
    return {
        "需协调事项": report.request if report else None,
        "完成把握": str(report.confidence) if report and report.confidence else None,
    }
