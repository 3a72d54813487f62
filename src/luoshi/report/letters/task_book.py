"""任务书: all that one unit has to do, as it was assigned — 部署会 gives each unit its own (domain-2.md 5.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.cells import make_due, make_task_ref
from luoshi.report.document import Align, Column, Section, Table
from luoshi.report.letters.letter import describe_source
from luoshi.report.wording import long_date, paragraph

if TYPE_CHECKING:
    from luoshi.report.document import Cell
    from luoshi.report.letters.letter import LetterRequest
    from luoshi.state.task_state import TaskState

_COLUMNS = (
    Column("序号", Align.CENTRE, 2),
    Column("编号", width=6),
    Column("任务和目标", width=14),
    Column("措施", width=10),
    Column("成果形式", width=7),
    Column("时间节点", width=11),
    Column("完成时限", Align.CENTRE, 5),
    Column("责任人", width=4),
    Column("立项依据", width=8),
)


def write_title(request: LetterRequest) -> str:
    """Return 2026年度重点任务书."""
    return f"{request.to}{request.day.year}年度重点任务书"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return what is handed over, and what is asked for."""
    led, helped = _split(request)
    return (Section("book", "", (paragraph(_open(request, led, helped)), paragraph(ask(request)))),)


def attach(request: LetterRequest) -> tuple[Section, ...]:
    """Return what the unit leads and what it supports, on lying pages."""
    led, helped = _split(request)
    parts = (("led", "牵头任务", led), ("helped", "配合任务", helped))
    tables = tuple(_tabulate(name, caption, states) for name, caption, states in parts if states)
    return (Section("tasks", "附件 任务清单", tables),)


def _split(request: LetterRequest) -> tuple[list[TaskState], list[TaskState]]:
    states = [subject.state for subject in request.subjects]
    return [each for each in states if each.lead == request.to], [each for each in states if each.lead != request.to]


def _open(request: LetterRequest, led: list[TaskState], helped: list[TaskState]) -> str:
    counts = "、".join(f"{word}{len(states)}项" for word, states in (("牵头", led), ("配合", helped)) if states)
    return f"截至{long_date(request.day)}，下达你单位重点任务{len(led) + len(helped)}项（{counts}），请逐项抓好落实。"


def ask(request: LetterRequest) -> str:
    """Return what is asked for."""
    office = request.office
    return request.words.requirement or (
        f"请按期签收，明确责任人，倒排工期，按规定时间向{office}报送进展；需要延期、调整的，在时限届满前申请。"
    )


def _tabulate(name: str, caption: str, states: list[TaskState]) -> Table:
    rows = tuple((number, *_row(state)) for number, state in enumerate(states, 1))
    return Table(name, caption, _COLUMNS, rows, small=True)


def _row(state: TaskState) -> tuple[Cell, ...]:
    goal = f"{state.title}：{state.objective}" if state.objective else state.title
    stones = "；".join(f"{long_date(stone.due)}{stone.title}" for stone in state.milestones)
    words = ("；".join(state.measures), "；".join(state.outputs), stones)
    due = make_due(state) or state.due_text or None
    return (make_task_ref(state), goal, *(each or None for each in words), due, state.owner, describe_source(state))
