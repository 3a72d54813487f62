"""附件 5 延期与调整清单: whatever changed a promise in the period, with who approved it and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import EventKind
from luoshi.report.cells import make_task_ref
from luoshi.report.document import Align, Column, Table
from luoshi.report.wording import long_date, spell_days
from luoshi.state.sets.statistics import build_id_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Cell
    from luoshi.state.deadline import Extension
    from luoshi.state.events import TaskEvent
    from luoshi.state.task_state import TaskState

_CHANGING = frozenset(
    {
        EventKind.ADJUSTED,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.CANCELLED,
        EventKind.DECLINED,
        EventKind.JOINED,
        EventKind.SPLIT,
    }
)
_COLUMNS = (
    Column("日期", Align.CENTRE, 6),
    Column("编号", width=8),
    Column("事项", width=14),
    Column("牵头单位", width=7),
    Column("类别", Align.CENTRE, 3),
    Column("内容", width=12),
    Column("结果", width=6),
    Column("批准", width=6),
    Column("文号或会议", width=8),
    Column("理由", width=10),
)


class _Change(Frozen):
    """One row before it is laid out."""

    date: dt.date
    kind: str
    content: str
    outcome: str
    approver: str
    ref: str
    reason: str


def list_changes(material: ReportData) -> tuple[Table, ...]:
    """Return the changes of all covered tasks, withdrawn ones too, by day."""
    found = [(state, change) for state in material.coverage.present for change in _changes(state, material.since)]
    found.sort(key=lambda pair: (pair[1].date, build_id_key(pair[0].id)))
    return (Table("changes", "延期与调整清单", _COLUMNS, tuple(_row(state, change) for state, change in found)),)


def _changes(state: TaskState, since: dt.date) -> Iterator[_Change]:
    for extension in state.extensions:
        if extension.date >= since:
            yield _of_extension(extension)
    for event in state.events:
        if event.date >= since and event.kind in _CHANGING:
            yield _of_event(event)


def _of_extension(item: Extension) -> _Change:
    before = f"由{long_date(item.before)}" if item.before else ""
    content = f"{before}延至{long_date(item.due)}"
    words = (item.approver or "", item.ref or "", item.reason or "")
    return _Change(item.date, EventKind.EXTENDED, content, item.outcome, *words)


def _of_event(event: TaskEvent) -> _Change:
    outcome = f"{event.refused}，不起作用" if event.refused else "已批准" if event.approver else ""
    return _Change(event.date, event.kind, spell_days(event.detail), outcome, event.approver, event.ref, event.reason)


def _row(state: TaskState, change: _Change) -> tuple[Cell, ...]:
    words = (change.content, change.outcome, change.approver, change.ref, change.reason)
    head = (change.date, make_task_ref(state), state.title, state.lead or None, str(change.kind))
    return (*head, *(word or None for word in words))
