"""The page of ``reconcile``: one row per cell that differs, then what was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luoshi.frozen import Frozen
from luoshi.report.document import Column, Page, Paragraph, Section, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


class CellDifference(Frozen):
    """One cell. ``found`` is in the sheet, ``expected`` in the ledger; ``column``: empty where the row is at fault."""

    place: str
    task: str
    column: str
    found: str
    expected: str


class ReconciledFile(Frozen):
    """What came of a file. ``rows``: with a task; ``compared``, ``passed_over``: columns; ``ids``: of tasks."""

    name: str
    rows: int
    compared: tuple[str, ...]
    passed_over: tuple[str, ...]
    ids: frozenset[str]
    differences: tuple[CellDifference, ...]


_COLUMNS = (
    Column("单元格", width=8),
    Column("编号", width=8),
    Column("项目", width=6),
    Column("表中", width=16),
    Column("台账", width=16),
)


def make_reconcile_page(files: Sequence[ReconciledFile], day: dt.date) -> Page:
    """Return one section per file, and the facts."""
    sections = tuple(_section(file, number, day) for number, file in enumerate(files, 1))
    facts = {"schema": 1, "as_of": day.isoformat(), "files": [_facts(file) for file in files]}
    return Page(sections, facts)


def _section(file: ReconciledFile, number: int, day: dt.date) -> Section:
    count = len(file.differences)
    caption = f"{file.name}：{file.rows}行，{f'{count}处不同' if count else '与台账一致'}（截至{day.isoformat()}）"
    rows = tuple(
        (each.place or None, each.task, each.column or None, each.found or None, each.expected or None)
        for each in file.differences
    )
    table = Table(f"reconcile_{number}", caption, _COLUMNS, rows, empty="没有不同")
    return Section(f"reconcile_{number}", "", (table, Paragraph((_about(file),))))


def _about(file: ReconciledFile) -> str:
    compared = f"比对了：{'、'.join(file.compared) or '只有编号'}"
    return compared + (f"；台账没有、未比对的列：{'、'.join(file.passed_over)}" if file.passed_over else "")


def _facts(file: ReconciledFile) -> dict[str, Any]:
    return {
        "file": file.name,
        "rows": file.rows,
        "compared": list(file.compared),
        "passed_over": list(file.passed_over),
        "differences": [
            {
                "cell": each.place,
                "task": each.task,
                "column": each.column,
                "sheet": each.found,
                "ledger": each.expected,
            }
            for each in file.differences
        ],
    }
