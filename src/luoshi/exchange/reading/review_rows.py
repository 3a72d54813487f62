"""The table of review_table.py, mended by hand, back to items: each cell is taken as it stands, nothing is searched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.exchange.reading.document_facts import Facts
from luoshi.exchange.reading.due_words import read_due
from luoshi.exchange.reading.item_making import read_limits, report_unknown_unit
from luoshi.exchange.reading.items import ImportedItem, ItemEvent, ItemMilestone
from luoshi.exchange.reading.review_table import COLUMNS, FIELDS
from luoshi.exchange.reading.unit_names import read_names
from luoshi.exchange.workbooks.sheet_parts import Reading, SheetItems, leave_over
from luoshi.model.vocabulary import EventKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from luoshi.exchange.reading.unit_names import UnitBook
    from luoshi.exchange.workbooks.grids import Grid

_MARKS = {"出处", "事项", "时限原文", "疑点"}
"""Heads that stand together in no other table."""
_SEARCHED = 3
_DAY = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_MILESTONE = re.compile(rf"(?P<day>{_DAY})(?!\d)\s*(?P<title>.+)")
_ENTRY = re.compile(rf"(?P<day>{_DAY})\s+(?P<event>{'|'.join(EventKind)})(?:\s+(?P<note>.+))?")
_RULES_OF_A_DAY = {"年月日", "数字日期"}


def read_review_head(texts: Sequence[Sequence[str]]) -> int | None:
    """Return the row of the head where a sheet is such a table; else None."""
    return next((at for at, row in enumerate(texts[:_SEARCHED]) if set(row) >= _MARKS), None)


def read_review(grid: Grid, texts: Sequence[Sequence[str]], head: int, reading: Reading) -> SheetItems:
    """Return the rows as items; columns that somebody added are kept as notes under their heads."""
    items, left, doubts = [], [], []
    for at, row in enumerate(texts):
        columns = [column for column, text in enumerate(row) if text]
        given = _given(texts[head], row) if at > head else {}
        if "事项" in given:
            items.append(_item(given, grid, at, columns, reading))
        elif columns:
            kind = "标题" if at < head else "表头" if at == head else "没有事项"
            left.append(leave_over(grid, at, row, kind))
            doubts += [f"{grid.label}第 {at + 1} 行没有写事项，没有读"] if at > head else []
    return SheetItems(items, left, doubts)


def _given(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return the words of a row by the heads of its columns, of two that are the same under two names."""
    given: dict[str, str] = {}
    for column, text in enumerate(row):
        name = names[column] if column < len(names) and names[column] else "无列名"
        given |= {f"{name}（第 {column + 1} 列）" if name in given else name: text} if text else {}
    return given


def _item(given: Mapping[str, str], grid: Grid, at: int, columns: Sequence[int], reading: Reading) -> ImportedItem:
    lead, support, generic, doubts = _units(given, reading.book)
    said = given.get("完成时限", "")
    facts = Facts(None, None, reading.year, 0)
    due, _milestones, words, unclear = read_limits([said] if said else [], "", facts)
    milestones, no_milestones = _read_milestones(given.get("节点", ""))
    events, no_events = _read_events(given.get("办理记录", ""))
    fields = {key: given[name] for key, name in FIELDS.items() if name in given}
    assigned = fields.pop("assigned", "")
    day = _day_of(assigned)
    return ImportedItem(
        number=given.get("编号"),
        title=" ".join(given["事项"].split()),
        text="\t".join(given.values()),
        lead=lead,
        support=support,
        units=(*((lead,) if lead else ()), *support),
        generic=generic,
        due_text=given.get("时限原文") or words,
        due=due,
        milestones=milestones,
        sheet=grid.name,
        row=at + 1,
        cells=grid.cells(at, columns),
        fields=fields | ({"assigned": day.isoformat()} if day else {}),
        notes=dict(_notes(given)),
        events=events,
        findings=(*doubts, *unclear, *no_milestones, *no_events, *_misread(given, assigned, day)),
        origin=given.get("出处"),
    )


def _units(given: Mapping[str, str], book: UnitBook) -> tuple[str | None, tuple[str, ...], tuple[str, ...], list[str]]:
    """Return lead, support, words that name no unit, and what is doubtful about them."""
    leads = [each for each in read_names(given.get("牵头单位", ""), book) if not each.generic]
    named = read_names("、".join(given.get(name, "") for name in ("牵头单位", "配合单位")), book)
    generic = tuple(dict.fromkeys(each.text for each in named if each.generic))
    lead = leads[0].name if len(leads) == 1 else None
    support = tuple(dict.fromkeys(each.name for each in named if not each.generic and each.name != lead))
    doubts = [] if lead else [f"写了 {len(leads)} 个牵头单位" if leads else "没有写明牵头单位"]
    doubts += [f"牵头单位{report_unknown_unit(lead, book)}"] if lead and book.units and not book.knows(lead) else []
    return lead, support, generic, doubts


def _day_of(words: str) -> dt.date | None:
    """Return the day of a cell that names one; a month or 年底 is none."""
    reading = read_due(words) if words else None
    return reading.day if reading and reading.rule in _RULES_OF_A_DAY else None


def _misread(given: Mapping[str, str], assigned: str, day: dt.date | None) -> Iterator[str]:
    if "时限原文" in given and "完成时限" not in given:
        yield f"时限“{given['时限原文']}”没有填成日期，完成时限空着"
    if assigned and not day:
        yield f"交办日期“{assigned}”没有看懂"
    if _day_of(given.get("编号", "")):
        yield f"编号“{given['编号']}”像是被表格软件改成了日期，请对照原文"


def _read_milestones(words: str) -> tuple[tuple[ItemMilestone, ...], list[str]]:
    """Return the milestones, a line each: 2026-03-31 印发方案; and doubts about lines that are none."""
    milestones, doubts = [], []
    for line in words.splitlines():
        found = _MILESTONE.fullmatch(line.strip())
        due = read_due(found["day"]) if found else None
        if found and due and due.day:
            milestones.append(ItemMilestone(found["day"], found["title"], due))
        elif line.strip():
            doubts.append(f"节点“{line.strip()}”没有看懂，没有记入；写成“2026-03-31 印发方案”的样子")
    return tuple(milestones), doubts


def _read_events(words: str) -> tuple[tuple[ItemEvent, ...], list[str]]:
    """Return the entries: each begins with a day and an event, lines after it carry its note on."""
    events: list[ItemEvent] = []
    doubts = []
    for line in words.splitlines():
        found = _ENTRY.fullmatch(line.strip())
        day = read_due(found["day"]).day if found else None
        if found and day:
            events.append(ItemEvent(found["event"], day, found["note"]))
        elif events:
            last = events.pop()
            events.append(ItemEvent(last.event, last.date, "\n".join(filter(None, (last.note, line)))))
        elif line.strip():
            doubts.append(f"办理记录“{line.strip()}”没有看懂，没有记入")
    return tuple(events), doubts


def _notes(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for line in given.get("其他", "").splitlines():
        name, colon, words = line.partition("：")
        yield (name, words) if colon else ("其他", line)
    yield from ((name, words) for name, words in given.items() if name not in COLUMNS)
