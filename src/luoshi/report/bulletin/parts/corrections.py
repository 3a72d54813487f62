"""六、更正、口径变动和补录: one short table at the end of the body, and a sentence for each kind; nothing is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.report.bulletin.report_data import PartContent, ReportPart
from luoshi.report.document import Align, Column, Table
from luoshi.report.wording import long_date, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.report.bulletin.corrections import Correction, Corrections, LateEntry
    from luoshi.report.bulletin.report_data import ReportData
    from luoshi.report.document import Block, Cell

_COLUMNS = (
    Column("类别", Align.CENTRE, 4),
    Column("内容", width=12),
    Column("原为", Align.RIGHT, 5),
    Column("现为", Align.RIGHT, 5),
    Column("涉及事项", width=16),
)
_DERIVED = ("previous_", "change_")
_SHOWN = 5
"""So many tasks are named in one row; the rest is counted, for the table is to stay short."""


def write_corrections(material: ReportData) -> PartContent:
    """Return the part; it says nothing where nothing is to be corrected and the ruler is the same."""
    told = _within(material)
    kinds = [] if told is None else _list_kinds(told)
    if told is None or not kinds:
        return PartContent("corrections", "", ())
    rows = tuple(_list_rows(told))
    table = (Table("corrections", "、".join(kinds), _COLUMNS, rows),) if rows else ()
    return PartContent("corrections", f"{'、'.join(kinds)}情况", (*_say(told), *table))


def _list_kinds(told: Corrections) -> list[str]:
    found = (("更正", told.items), ("口径变动", told.settings), ("补录", told.late))
    return [kind for kind, there in found if there]


def _within(material: ReportData) -> Corrections | None:
    """Return the corrections with the late entries of covered tasks alone."""
    if material.corrections is None:
        return None
    ids = {state.id for state in material.coverage.present}
    return material.corrections.but(late=tuple(each for each in material.corrections.late if each.task in ids))


def _say(told: Corrections) -> Iterator[Block]:
    if told.items:
        yield paragraph(_say_corrected(told))
    if told.settings:
        changed = "；".join(told.settings)
        ruled = "按原口径和现口径计算的本期数据有变的，见下表" if told.ruled else "本期数据不受影响"
        yield paragraph(f"口径变动：{told.issue}签发之后督查口径有调整：{changed}。{ruled}。")
    if told.late:
        tasks = len({each.task for each in told.late})
        yield paragraph(f"补录：{told.issue}签发之后，补录此前的记录{len(told.late)}条，涉及{tasks}项。")


def _say_corrected(told: Corrections) -> str:
    main = [item for item in told.items if item.was != item.now and _is_main(item.figure)]
    words = "，".join(f"{item.label}由{_counted(item.was)}更正为{_counted(item.now)}" for item in main)
    return f"对{told.issue}的更正：{words or '件数不变，所含事项有变动，见下表'}。"


def _counted(number: str) -> str:
    return f"{number}项" if number.isdigit() else number


def _is_main(figure: str) -> bool:
    return not figure.startswith(_DERIVED) and not figure.endswith("_share")


def _list_rows(told: Corrections) -> Iterator[tuple[Cell, ...]]:
    yield from (_row("更正", each) for each in told.items)
    yield from (_row("口径变动", each) for each in told.ruled)
    yield from (_row_of_late(each) for each in told.late)


def _row(kind: str, item: Correction) -> tuple[Cell, ...]:
    return kind, item.label, item.was, item.now, _name_tasks(item.tasks)


def _row_of_late(entry: LateEntry) -> tuple[Cell, ...]:
    return "补录", f"{long_date(entry.date)}{entry.what}", None, None, entry.task


def _name_tasks(ids: Sequence[str]) -> str | None:
    named = "、".join(ids[:_SHOWN])
    return f"{named}等{len(ids)}项" if len(ids) > _SHOWN else named or None


PART = ReportPart(90, write_corrections)
