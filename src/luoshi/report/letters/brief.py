"""督查专报: one or more tasks reported to a leader — 基本情况, 逐项情况, 存在问题, 建议."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from luoshi.report.cells import CellMaker, make_due, make_task_ref
from luoshi.report.document import Column, Items, Section, Table
from luoshi.report.letters.letter import describe_due, describe_progress, describe_standing
from luoshi.report.wording import NUMERALS, end_sentence, long_date, paragraph, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Block
    from luoshi.report.letters.letter import LetterRequest
    from luoshi.state.task_state import TaskState


def write_title(request: LetterRequest) -> str:
    """Return 关于…落实情况的专报."""
    more = f"等{len(request.subjects)}项工作" if len(request.subjects) > 1 else ""
    return f"关于{quote(request.state.title)}{more}落实情况的专报"


def get_addressee(request: LetterRequest) -> str:
    """Return the leader that it is for."""
    return request.words.to or request.state.leader or "委领导"


def write(request: LetterRequest) -> tuple[Section, ...]:
    """Return the parts that have something to say, numbered."""
    states = [subject.state for subject in request.subjects]
    parts: list[tuple[str, str, tuple[Block, ...]]] = [
        ("situation", "基本情况", tuple(_situation(request, states))),
        ("tasks", "逐项情况", (Items(tuple(paragraph(_task(state)) for state in states), numbered=len(states) > 1),)),
        ("problems", "存在问题", tuple(_problems(states))),
        ("advice", "工作建议", tuple(_advice(request, states))),
    ]
    written = [part for part in parts if part[2]]
    return tuple(Section(name, f"{NUMERALS[i]}、{head}", blocks) for i, (name, head, blocks) in enumerate(written))


def _situation(request: LetterRequest, states: list[TaskState]) -> Iterator[Block]:
    judged = Counter(str(state.judgement) for state in states if state.judgement)
    counts = "，".join(f"{name}{count}项" for name, count in judged.items())
    yield paragraph(
        f"截至{long_date(request.day)}，{request.office}对{len(states)}项工作的落实情况进行了督查"
        f"{f'：{counts}' if counts else ''}。{end_sentence(request.words.reason)}"
    )
    if len(states) > 1:
        yield _table(request, states)


def _table(request: LetterRequest, states: list[TaskState]) -> Table:
    columns = (
        Column("编号", width=7),
        Column("事项", width=14),
        Column("牵头单位", width=7),
        Column("完成时限", width=6),
        Column("研判", width=4),
        Column("亮灯", width=4),
    )
    cells = CellMaker.of(request.config)
    rows = tuple(
        (make_task_ref(state), state.title, state.lead, make_due(state), state.judgement, cells.lamp(state))
        for state in states
    )
    return Table("tasks", "督查事项一览表", columns, rows)


def _task(state: TaskState) -> str:
    return (
        f"{state.title}（{state.id}，{state.lead}牵头，完成时限{describe_due(state)}）："
        f"{describe_standing(state)}。{describe_progress(state)}"
    )


def _problems(states: list[TaskState]) -> Iterator[Block]:
    for state in states:
        report = state.report
        if report is not None and report.problem:
            cause = f"，原因是{report.cause}" if report.cause else ""
            yield paragraph(f"{state.lead}（{state.id}）：{end_sentence(report.problem.rstrip('。；') + cause)}")


def _advice(request: LetterRequest, states: list[TaskState]) -> Iterator[Block]:
    """Yield what the units ask for, and what the office proposes."""
    for state in states:
        if state.report is not None and state.report.request:
            yield paragraph(f"{state.lead}（{state.id}）提请：{end_sentence(state.report.request)}")
    if request.words.requirement:
        yield paragraph(end_sentence(request.words.requirement))
