"""下月到期: tasks and milestones whose day comes between the day of the report and the end of the next period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.model.vocabulary import Lifecycle
from luoshi.report.cells import make_task_ref, percent
from luoshi.report.document import Align, Column, Table
from luoshi.report.wording import paragraph
from luoshi.state.lifecycle import OPEN
from luoshi.state.sets.statistics import build_id_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, Cell
    from luoshi.state.task_state import TaskState


class Falling(Frozen):
    """Something that falls due: the task itself, or one of its milestones by title."""

    due: dt.date
    state: TaskState
    stone: str


def list_falling_due(material: ReportData) -> tuple[Block, ...]:
    """Return a sentence and the table of what falls due; nothing where nothing does."""
    found = sorted(find_falling(material), key=lambda item: (item.due, build_id_key(item.state.id), item.stone))
    if not found:
        return ()
    tasks = sum(not item.stone for item in found)
    parts = [f"完成时限到期的{tasks}项"] if tasks else []
    parts += [f"时间节点到期的{len(found) - tasks}个"] if tasks < len(found) else []
    when = _when(material, found)
    text = f"{when}{'、'.join(parts)}，请牵头单位对照时限倒排工期，确保按期完成。"
    if material.short:
        return (paragraph(text),)
    return paragraph(text), _drop_empty(
        Table("falling_due", f"{when}到期", _COLUMNS, tuple(map(_row, found)), small=True)
    )


def _drop_empty(table: Table) -> Table:
    """Return the table without the column of milestones where only limits of whole tasks fall due."""
    place = table.columns.index(_STONE)
    if any(row[place] != _WHOLE for row in table.rows):
        return table
    columns = tuple(column.but(width=column.width + 2) if column is _TITLE else column for column in table.columns)
    rows = tuple(row[:place] + row[place + 1 :] for row in table.rows)
    return table.but(columns=columns[:place] + columns[place + 1 :], rows=rows)


_WHOLE = "完成时限"
_TITLE, _STONE = Column("事项", width=14), Column("到期内容", width=9)
_COLUMNS = (
    Column("到期日", Align.CENTRE, 6),
    Column("编号", width=8),
    _TITLE,
    _STONE,
    Column("牵头单位", width=9),
    Column("实际进度", Align.RIGHT, 5),
)


def find_falling(material: ReportData) -> Iterator[Falling]:
    """Yield what falls due from the cut-off to the end of the next period, of tasks that are at work."""
    first, last = material.request.as_of, material.request.period.following().end
    for state in material.coverage.live:
        if state.lifecycle not in OPEN - {Lifecycle.SUSPENDED}:
            continue
        if state.due and first <= state.due <= last:
            yield Falling(state.due, state, "")
        for stone in state.counting_milestones:
            if stone.reached is None and first <= stone.due <= last and stone.due != state.due:
                yield Falling(stone.due, state, stone.title)


def _row(item: Falling) -> tuple[Cell, ...]:
    state = item.state
    content = f"节点：{item.stone}" if item.stone else _WHOLE
    return item.due, make_task_ref(state), state.title, content, state.lead, percent(state.actual)


def _when(material: ReportData, found: Iterable[Falling]) -> str:
    """下月; before the period has ended also what is left of it; what is due today is not late yet and is said too."""
    words, request = material.words, material.request
    if request.as_of < request.period.end:
        return f"{words.this}余下时间和{words.next}"
    today = any(item.due == request.as_of for item in found)
    return f"截至日当天和{words.next}" if today else words.next
