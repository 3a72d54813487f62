"""``reconcile`` (对账): returned sheets against the ledger as it stands on a day; reads only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.exchange.reconcile import Ledger, reconcile
from luoshi.exchange.workbooks.csv_book import read_csv
from luoshi.exchange.workbooks.workbook import read_book
from luoshi.render.cell_text import format_cell
from luoshi.report.ledger_words import fill_known_cells
from luoshi.report.pages.reconcile_page import CellDifference, ReconciledFile
from luoshi.service.listing import Filters, list_tasks
from luoshi.state.lifecycle import OPEN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from luoshi.findings import Finding
    from luoshi.service.workspace import Workspace
    from luoshi.state.task_state import TaskState

_ALIASES = MappingProxyType(
    {
        "本期进展": "最新进展",
        "进展情况": "最新进展",
        "完成进度%": "实际进度",
        "现行时限": "完成时限",
        "任务": "事项",
        "责任单位": "牵头单位",
        "状态": "办理状态",
    }
)
"""Titles in use for the ledger's own (reference/domain.md 2.3)."""


def reconcile_files(
    workspace: Workspace,
    files: Iterable[tuple[str, bytes]],
    day: dt.date,
    *,
    unit: str | None = None,
    whole: bool = False,
    processes: int = 1,
) -> tuple[tuple[ReconciledFile, ...], tuple[Finding, ...]]:
    """Compare the files (name, content) in order. ``whole``: each must have all open tasks (of ``unit``).

    Raises UnreadableError for a file that is no table, UsageError for one without a column 编号.
    """
    listed = list_tasks(workspace, day, Filters(), processes=processes)
    ledger = {
        task: {title: format_cell(cell) for title, cell in cells.items()}
        for task, cells in fill_known_cells(listed.states, workspace.config).items()
    }
    wanted = [state for state in listed.states if whole and state.lifecycle in OPEN and unit in {None, state.lead}]
    return tuple(_with_missing(_one(name, data, ledger), wanted) for name, data in files), listed.unread


def _one(name: str, data: bytes, ledger: Ledger) -> ReconciledFile:
    book = read_csv(data, name) if name.lower().endswith(".csv") else read_book(data, name)
    found = reconcile(book, ledger, _ALIASES)
    if not found.rows:
        raise UsageError(f"“{name}”里没有可以比对的表", "表头要有“编号”一列，填事项编号")
    return found


def _with_missing(found: ReconciledFile, wanted: Iterable[TaskState]) -> ReconciledFile:
    missing = tuple(
        CellDifference("", state.id, "", "没有这一行", "有这个事项") for state in wanted if state.id not in found.ids
    )
    return found.but(differences=(*found.differences, *missing))
