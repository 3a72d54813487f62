"""What an import understood: items with their place in the source, and the text that belongs to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen, field

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from luoshi.exchange.reading.due_words import DueReading

Span = tuple[int, int]
"""Characters of the source: from the first, up to before the second."""


class ItemMilestone(Frozen):
    """One of several time limits of an item: its words, the clause it stands in, and what it means."""

    words: str
    title: str
    due: DueReading


class ItemEvent(Frozen):
    """What a sheet says about the state, as an entry of the log."""

    event: str
    date: dt.date
    note: str | None = None


class ImportedItem(Frozen):
    """One matter of the source. ``part``: which of several duties under one number, None where there is one.

    ``span``: characters of a document; ``sheet``: its name, or the table of a document; ``cells``: those of a sheet,
    such as ``A5:G5``, or the row of a table; ``row``: of either, or the line of a text, from 1; ``fields``: what other
    columns say, by the keys of a task; ``notes``: columns that were not recognised, by their heads; ``findings``: what
    is doubtful; ``origin``: where it was first read, when it comes from a table that somebody looked through.
    """

    number: str | None
    title: str
    text: str
    lead: str | None = None
    support: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    scope: str | None = None
    due_text: str | None = None
    due: DueReading | None = None
    milestones: tuple[ItemMilestone, ...] = ()
    part: int | None = None
    sheet: str | None = None
    row: int | None = None
    span: Span | None = None
    cells: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    events: tuple[ItemEvent, ...] = ()
    findings: tuple[str, ...] = ()
    origin: str | None = None


class Leftover(Frozen):
    """Text that belongs to no item, with its place; ``kind``: 标题, 其他, 表头, 合计 … ; ``sheet`` for cells."""

    text: str
    kind: str
    span: Span | None = None
    cells: str | None = None
    sheet: str | None = None


class Imported(Frozen):
    """A source read whole. ``document``: its 文号, where it has one; ``date``: its day; ``findings``: of it all."""

    source: str
    items: tuple[ImportedItem, ...]
    leftover: tuple[Leftover, ...]
    findings: tuple[str, ...] = ()
    document: str | None = None
    date: dt.date | None = None


def describe_place(each: ImportedItem | Leftover) -> str:
    """Return where it stands, for a user: 第57至95字, 清单 A5:G5, 第1张表格 第3行."""
    return f"第{each.span[0]}至{each.span[1]}字" if each.span else f"{each.sheet or ''} {each.cells or ''}".strip()
