"""A Word document to items: its text as any text, its tables of tasks as sheets, both in the order of the document."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from luoshi.exchange.reading.document_facts import Facts, read_facts
from luoshi.exchange.reading.document_items import read_document
from luoshi.exchange.reading.duty_words import CONVENTION
from luoshi.exchange.reading.item_making import report_unknown_units
from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover
from luoshi.exchange.reading.sheet_items import leave_all, read_grid, some
from luoshi.exchange.word.word_parts import BODY, NOTE, sort_parts
from luoshi.exchange.workbooks.sheet_parts import Around, Reading, SheetItems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from luoshi.exchange.word.word_parts import PlacedTable, SortedParts
    from luoshi.exchange.word.word_text import WordDocument

_Each = TypeVar("_Each", ImportedItem, Leftover)
_LINES_ABOVE = 4
_LONGEST_HEADING = 60
_LONGEST_NOTE = 500


class _ReadTable(NamedTuple):
    """A table of tasks, read; ``at``: where in the text it stands."""

    at: int
    name: str
    read: SheetItems


def read_word_items(document: WordDocument, reading: Reading, chosen: Collection[str] = ()) -> Imported:
    """Return what the document says; ``chosen``: only of 正文 and these tables, of all where it is empty.

    A table that lists no tasks is left over, or part of the text where it is laid-out text; a finding says so.
    """
    parts = sort_parts(document, reading)
    words = read_document(parts.text, reading.source, reading.book, reading.year)
    heads = {item.span: at for item in words.items if (at := _headed(item, parts)) is not None}
    tables = [each for each in _all_tables(parts, reading, heads) if not chosen or each.name in chosen]
    with_text = not chosen or BODY in chosen
    own = [item for item in words.items if item.span not in heads] if with_text else []
    left = [*words.leftover, *(_heading(item) for item in words.items if item.span in heads)] if with_text else []
    items = tuple(_in_order(own, [(each.at, each.read.items) for each in tables]))
    findings = [*(_told(parts, own, tables) if not chosen else ()), *(words.findings if with_text else ())]
    findings += [finding for each in tables for finding in each.read.findings]
    return words.but(
        items=items,
        leftover=tuple(_in_order(left, [(each.at, each.read.leftover) for each in tables])),
        findings=tuple(dict.fromkeys([*findings, *report_unknown_units(items, reading.book)])),
    )


def _headed(item: ImportedItem, parts: SortedParts) -> int | None:
    """Return the place of the table that a numbered heading stands above, where it says nothing else."""
    if item.span is None or item.units or item.generic or item.due_text or item.scope:
        return None
    start, end = item.span
    found = bisect_right(parts.tables, start, key=attrgetter("at"))
    at = parts.tables[found].at if found < len(parts.tables) else end + 1
    if at > end or not _is_heading(parts.text[start:at].strip()):
        return None
    after = parts.text[at:end].strip()
    return at if not after or NOTE.match(after) else None


def _is_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and "\n" not in words and "。" not in words


def _heading(item: ImportedItem) -> Leftover:
    return Leftover(item.text, "标题", item.span)


def _all_tables(parts: SortedParts, reading: Reading, heads: dict[tuple[int, int] | None, int]) -> Iterator[_ReadTable]:
    yield from _read_tables(parts, reading, heads)
    for each in parts.others:
        yield _ReadTable(each.at, each.grid.name, SheetItems([], leave_all(each.grid, "表格"), []))


def _read_tables(
    parts: SortedParts, reading: Reading, heads: dict[tuple[int, int] | None, int]
) -> Iterator[_ReadTable]:
    facts = read_facts(parts.text, reading.year)
    groups = {at: parts.text[span[0] : at].strip() for span, at in heads.items() if span}
    rule = CONVENTION.search(parts.text)
    rule_at = rule.start() if rule else len(parts.text)
    last, group = 0, ""
    for table in parts.tables:
        group = group if table.carries_on else groups.get(table.at, "")
        read = read_grid(table.grid, reading, _around(parts.text, (last, rule_at), table, facts, group))
        yield _ReadTable(table.at, table.grid.name, read)
        last, group = table.at, read.group


def _around(text: str, places: tuple[int, int], table: PlacedTable, facts: Facts, group: str) -> Around:
    """Return what stands around a table. ``places``: of the table before it, and where the first unit is made lead."""
    last, rule = places
    lines = [line for line in text[last : table.at].split("\n") if line.strip()]
    above = "\n".join(line for line in lines[-_LINES_ABOVE:] if _is_heading(line))
    after = text[table.at : table.at + _LONGEST_NOTE].lstrip().split("\n", 1)[0]
    first = rule < table.at or bool(NOTE.match(after) and CONVENTION.search(after))
    return Around(above, facts.year, facts.earliest, first, table.head, group)


def _in_order(of_text: Sequence[_Each], of_tables: Sequence[tuple[int, Sequence[_Each]]]) -> list[_Each]:
    """Return all as they follow one another; a table stands before the text at its place."""
    placed = [((each.span[0] if each.span else 0, 1), each) for each in of_text]
    placed += [((at, 0), each) for at, found in of_tables for each in found]
    return [each for _place, each in sorted(placed, key=lambda pair: pair[0])]


def _told(parts: SortedParts, own: Sequence[ImportedItem], tables: Sequence[_ReadTable]) -> Iterator[str]:
    """Yield which tables list no tasks, and that text and tables may say the same twice."""
    why = "没有事项列，或没有单位、时限列"
    if parts.others:
        yield f"{some(each.grid.name for each in parts.others)}{why}，没有读成事项；可用 --map 对照列名"
    if parts.as_text:
        yield f"{some(parts.as_text)}{why}，逐格当作文字读"
    found = sum(len(each.read.items) for each in tables)
    if own and found:
        first = next(each.name for each in tables if each.read.items)
        only = f"--sheet {BODY} 或 --sheet {first}"
        yield f"正文读出 {len(own)} 个事项，表格读出 {found} 个；说的若是同一批，用 {only} 只读一处"
