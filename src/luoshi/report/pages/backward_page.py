"""What ``backward`` prints: the milestones with the days proposed, and how to take them over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.document import Align, Column, Page, Section, Table
from luoshi.report.wording import paragraph

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from luoshi.report.document import Block
    from luoshi.state.duties.backward import Placed
    from luoshi.state.task_state import TaskState

_COLUMNS = (
    Column("节点编号", width=6),
    Column("节点内容", width=14),
    Column("权重", Align.RIGHT, 4),
    Column("工作日", Align.RIGHT, 4),
    Column("建议时限", Align.CENTRE, 6),
    Column("现时限", Align.CENTRE, 6),
)


def make_backward_page(state: TaskState, start: dt.date, limit: dt.date, placed: Sequence[Placed]) -> Page:
    """Return the page; new milestones come as YAML for the head, others as commands of 调整."""
    rows = tuple(
        (each.stone.id, each.stone.title, f"{each.stone.weight:f}", each.days, each.proposed, each.stone.due)
        for each in placed
    )
    caption = f"{state.id} {state.title}：倒排工期（{start.isoformat()}起，{limit.isoformat()}止）"
    how = tuple(_say_how(state, placed))
    return Page((Section("backward", "", (Table("backward", caption, _COLUMNS, rows), *how)),), _facts(state, placed))


def _say_how(state: TaskState, placed: Sequence[Placed]) -> list[Block]:
    new = [each for each in placed if each.stone.due is None]
    moved = [each for each in placed if each.stone.due not in {None, each.proposed}]
    if new:
        return [paragraph("写进事项文件的 milestones："), *(paragraph(_write_item(each)) for each in new)]
    if not moved:
        return [paragraph("各节点的时限与倒排一致。")]
    commands = (
        f"luoshi adjust {state.id} --field milestones.{each.stone.id}.due --to {each.proposed} --approver … --reason …"
        for each in moved
    )
    return [paragraph("照建议调整，须经批准："), *(paragraph(command) for command in commands)]


def _write_item(each: Placed) -> str:
    stage = each.stone
    return f"  - {{id: {stage.id}, title: {stage.title}, due: {each.proposed}, weight: {stage.weight:f}}}"


def _facts(state: TaskState, placed: Sequence[Placed]) -> dict[str, object]:
    return {
        "schema": 1,
        "id": state.id,
        "milestones": [
            {
                "id": each.stone.id,
                "weight": float(each.stone.weight),
                "workdays": each.days,
                "proposed": each.proposed.isoformat(),
                "due": each.stone.due.isoformat() if each.stone.due else None,
            }
            for each in placed
        ],
    }
