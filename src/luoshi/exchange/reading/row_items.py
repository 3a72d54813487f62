"""One row of a table to an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.blank_words import is_blank
from luoshi.exchange.reading.document_facts import Facts
from luoshi.exchange.reading.due_words import DueKind, read_due
from luoshi.exchange.reading.duty_words import Duty, read_duty
from luoshi.exchange.reading.item_making import Limits, judge_duty, read_limits
from luoshi.exchange.reading.items import ImportedItem, ItemEvent
from luoshi.exchange.reading.state_words import StateCells, read_state
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from luoshi.exchange.reading.table_heads import TableHead
    from luoshi.exchange.reading.table_rows import TableRow
    from luoshi.exchange.reading.unit_names import UnitBook
    from luoshi.exchange.workbooks.grids import Grid

_DUTY_KEYS = {"lead": "牵头单位", "duty": "责任单位", "support": "配合单位"}
_FIELD_KEYS = ("objective", "standard", "measures", "outputs", "category", "document", "leader", "owner", "kind")
_DAY_KEYS = ("assigned", "reported", "done", "closed")
_KEPT = {
    "group": "类别",
    "note": "备注",
    "percent": "进度",
    "problem": "存在问题",
    "request": "需协调事项",
    "next": "下一步",
}
_DATE_LIKE = re.compile(r"\d{4}-\d{2}-\d{2}")


class SheetFacts(Frozen):
    """What the sheet says of all its rows. ``until``: the day it reports up to; ``first_leads``: its notes say so.

    ``earliest``: no time limit without a year can lie before it.
    """

    grid: Grid
    year: int | None
    until: dt.date | None
    first_leads: bool
    earliest: dt.date | None = None


def make_row_item(row: TableRow, head: TableHead, facts: SheetFacts, book: UnitBook, group: str) -> ImportedItem:
    """Return the item of a row; what has no place in it is kept as a note under the head of its column."""
    given = _given(row, head)
    duty = _duty(given, facts, book)
    said = given.get("due", "")
    due, milestones, due_text, doubts = _limits(said, duty, facts, _body(given))
    days = {key: day for key in _DAY_KEYS if (day := _day(given.get(key, ""), facts))}
    events, unclear = _events(given, days, facts)
    fields = {key: given[key] for key in _FIELD_KEYS if key in given}
    fields |= {"leader": duty.leader} if duty.leader and "leader" not in fields else {}
    fields |= {"assigned": days["assigned"].isoformat()} if "assigned" in days else {}
    if "content" in given and "title" in given:
        fields.setdefault("objective", given["content"])
    return ImportedItem(
        number=given.get("number", "").rstrip(".．、") or None,
        title=_title(given),
        text="\t".join(row.cells[at] for at in row.own),
        lead=duty.lead,
        support=duty.support,
        units=duty.units,
        generic=duty.generic,
        scope=duty.scope,
        due_text=due_text,
        due=due,
        milestones=milestones,
        sheet=facts.grid.name,
        row=row.at + 1,
        cells=facts.grid.cells(row.at, row.own),
        fields=fields,
        notes=_notes(row, head, given, group) | _kept_words(given, events, days),
        events=events,
        findings=(*_findings(row, given, facts), *_no_duty(duty, given, book), *doubts, *unclear),
    )


def _given(row: TableRow, head: TableHead) -> dict[str, str]:
    """Return the words of the row by what its columns are; a mark for none is none."""
    cells = zip(row.cells, head.keys, strict=False)
    return {key: text for text, key in cells if key and not is_blank(text)}


def _title(given: Mapping[str, str]) -> str:
    words = given.get("title") or given.get("content") or given.get("objective") or ""
    return " ".join(words.split())


def _duty(given: Mapping[str, str], facts: SheetFacts, book: UnitBook) -> Duty:
    words = "；".join(f"{name}：{given[key]}" for key, name in _DUTY_KEYS.items() if key in given)
    return (read_duty(words, book, first_leads=facts.first_leads) if words else None) or Duty()


def _no_duty(duty: Duty, given: Mapping[str, str], book: UnitBook) -> Iterator[str]:
    yield from judge_duty(duty, book, stated=any(key in given for key in _DUTY_KEYS))


def _body(given: Mapping[str, str]) -> str:
    return "\n".join(given[key] for key in ("title", "content", "objective") if key in given)


def _limits(said: str, duty: Duty, facts: SheetFacts, body: str) -> Limits:
    """Return the time limit of a cell: of the whole cell, or of the phrases in it; without one, of the other words."""
    known = Facts(None, None, facts.year, 0, facts.earliest)
    if not said:
        return read_limits(duty.due, "" if duty.due else body, known)
    if read_due(said, facts.year).kind is DueKind.UNKNOWN:
        due, milestones, due_text, doubts = read_limits([], said, known)
        if due_text is not None:
            return due, milestones, said, doubts
    return read_limits([said], "", known)


def _day(words: str, facts: SheetFacts) -> dt.date | None:
    """Return the day of a cell that names one day; a month or “年底” is no day on which something happened."""
    reading = read_due(words, facts.year) if words else None
    return reading.day if reading and reading.rule in {"年月日", "数字日期"} else None


def _events(
    given: Mapping[str, str], days: Mapping[str, dt.date], facts: SheetFacts
) -> tuple[tuple[ItemEvent, ...], tuple[str, ...]]:
    reported = days.get("reported") or facts.until
    cells = StateCells(
        given.get("state", ""), given.get("progress", ""), reported, days.get("done"), days.get("closed")
    )
    return read_state(cells)


def _notes(row: TableRow, head: TableHead, given: Mapping[str, str], group: str) -> dict[str, str]:
    notes = {"分组": group} if group else {}
    for text, key, name in zip(row.cells, head.keys, head.names, strict=False):
        if text and key is None:
            notes[name or "无列名"] = text
    return notes | {name: given[key] for key, name in _KEPT.items() if key in given}


def _kept_words(given: Mapping[str, str], events: tuple[ItemEvent, ...], days: Mapping[str, dt.date]) -> dict[str, str]:
    """Return the words about the state that no entry holds, so that none is lost."""
    held = {event.note for event in events}
    kept = {"进展": given.get("progress", ""), "状态": given.get("state", "")}
    kept |= {
        name: given.get(key, "")
        for key, name in zip(_DAY_KEYS, ("交办", "填报日期", "完成日期", "销号日期"), strict=True)
        if key not in days
    }
    return {name: words for name, words in kept.items() if words and words not in held}


def _findings(row: TableRow, given: Mapping[str, str], facts: SheetFacts) -> Iterator[str]:
    if not _title(given):
        yield "没有写事项"
    if _DATE_LIKE.fullmatch(given.get("number", "")):
        yield f"编号“{given['number']}”像是被表格软件改成了日期，请对照原表"
    if row.shared:
        yield "与上一行同属一个合并的事项单元格"
    if row.at in facts.grid.marks.hidden or facts.grid.hidden:
        yield "在隐藏的行或工作表里"
    for places, words in ((facts.grid.marks.errors, "出错"), (facts.grid.marks.formulas, "有没有算出结果的公式")):
        if any(at == row.at for at, _column in places):
            yield f"本行有单元格{words}"
