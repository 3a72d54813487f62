"""Sheets to items: a row, a matter; every cell in one, or left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.exchange.reading.document_facts import find_title_year
from luoshi.exchange.reading.duty_words import CONVENTION
from luoshi.exchange.reading.item_making import report_unknown_units
from luoshi.exchange.reading.items import Imported, ImportedItem, Leftover
from luoshi.exchange.reading.review_rows import read_review, read_review_head
from luoshi.exchange.reading.row_items import SheetFacts, make_row_item
from luoshi.exchange.reading.table_heads import TableHead, find_head, texts_of
from luoshi.exchange.reading.table_rows import read_rows
from luoshi.exchange.workbooks.sheet_parts import NOTHING, Around, Reading, SheetItems, leave_over
from luoshi.exchange.workbooks.workbook import address

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luoshi.exchange.reading.unit_names import UnitBook
    from luoshi.exchange.workbooks.grids import Grid

_UNTIL = re.compile(r"截[至止](?:到|日期)?[:：]?\s*(?P<day>20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-/.]\d{1,2}[-/.]\d{1,2})")
_FEW = 5


def read_sheets(
    grids: Sequence[Grid],
    source: str,
    book: UnitBook,
    *,
    year: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> Imported:
    """Return what the sheets say. ``columns``: what the heads of columns are, from ``--map``."""
    reading = Reading(source, book, year, columns)
    read = [read_grid(grid, reading) for grid in grids]
    items = tuple(item for each in read for item in each.items)
    leftover = tuple(left for each in read for left in each.leftover)
    findings = (finding for each in read for finding in each.findings)
    return Imported(source, items, leftover, (*findings, *report_unknown_units(items, book)))


def read_grid(grid: Grid, reading: Reading, around: Around = NOTHING) -> SheetItems:
    """Return what one sheet, or one table of a document, says."""
    texts = texts_of(grid)
    review = read_review_head(texts)
    if review is not None:
        return read_review(grid, texts, review, reading)
    head = around.head or find_head(grid, texts, reading.columns)
    doubts = list(_marks(grid))
    if head is None or not head.has_matters:
        left = leave_all(grid, "没有认出表头")
        said = f"；列名有：{'、'.join(name for name in head.names if name)}" if head else ""
        doubts += [f"{grid.label}没有认出事项所在的列{said}；可用 --map 对照"] if left else []
        return SheetItems([], left, doubts)
    facts = _facts(grid, texts, head, reading, around)
    items, left, group = _rows(grid, texts, head, facts, reading.book, around.group)
    return SheetItems(items, left, [*doubts, *_unread(grid, head)], group)


def _rows(
    grid: Grid, texts: Sequence[Sequence[str]], head: TableHead, facts: SheetFacts, book: UnitBook, group: str
) -> tuple[list[ImportedItem], list[Leftover], str]:
    items: list[ImportedItem] = []
    left = [
        leave_over(grid, at, row, "表头" if at >= head.first else "标题")
        for at, row in enumerate(texts[: head.last + 1])
        if any(row)
    ]
    for row in read_rows(grid, texts, head):
        if row.kind == "事项":
            items.append(make_row_item(row, head, facts, book, group))
        elif row.kind != "空行":
            left.append(leave_over(grid, row.at, row.cells, row.kind))
            group = " ".join(text for text in row.cells if text) if row.kind == "分组" else group
    return items, left, group


def leave_all(grid: Grid, kind: str) -> list[Leftover]:
    """Return every row of a sheet or table as left over."""
    return [leave_over(grid, at, row, kind) for at, row in enumerate(texts_of(grid)) if any(row)]


def _facts(grid: Grid, texts: Sequence[Sequence[str]], head: TableHead, reading: Reading, around: Around) -> SheetFacts:
    rows = texts[: max(head.first, 0)]
    above = "\n".join([*around.above.split("\n"), *(text for row in rows for text in row if text)])
    everything = "\n".join([above, *(text for row in texts[head.last + 1 :] for text in row if text)])
    titled = find_title_year(above) or find_title_year(grid.name) or find_title_year(reading.source)
    first = around.first_leads or any(CONVENTION.search(text) for text in everything.split("\n"))
    return SheetFacts(grid, reading.year or titled or around.year, _until(above), first, around.earliest)


def _until(text: str) -> dt.date | None:
    """Return the day up to which a sheet reports, from its title."""
    found = _UNTIL.search(text)
    if not found:
        return None
    from luoshi.exchange.reading.due_words import read_due  # noqa: PLC0415 -- only where a title says so

    return read_due(found["day"]).day


def _marks(grid: Grid) -> Iterator[str]:
    where = grid.label
    if grid.hidden:
        yield f"{where}是隐藏的"
    if grid.marks.hidden:
        yield f"{where}有隐藏的行：{some(str(row + 1) for row in sorted(grid.marks.hidden))}"
    if grid.marks.errors:
        yield f"{where}有出错的单元格：{some(address(*place) for place in sorted(grid.marks.errors))}"
    if grid.marks.formulas:
        yield f"{where}有没有算出结果的公式：{some(address(*place) for place in sorted(grid.marks.formulas))}"


def some(words: Iterable[str]) -> str:
    """Return the first few of many, and how many there are."""
    given = list(words)
    return "、".join(given[:_FEW]) + (f" 等 {len(given)} 处" if len(given) > _FEW else "")


def _unread(grid: Grid, head: TableHead) -> Iterator[str]:
    named = list(zip(head.names, head.keys, strict=True))
    known = {name for name, key in named if key} if grid.in_word else set()  # one head over two lines of the grid
    names = [name for name, key in named if name and key is None and name not in known]
    if names:
        yield f"{grid.label}有不认识的列，原样保留：{'、'.join(names)}"
