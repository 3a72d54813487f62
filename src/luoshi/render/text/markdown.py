"""The document as GitHub Markdown. A chart is the table of its numbers."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import wcwidth  # noqa: F401 -- without it tabulate counts a Chinese character as one column, and does not say so
from tabulate import tabulate

from luoshi.render.cell_text import drop_repeated_caption, format_cell, list_pairs, long_date
from luoshi.render.charts.chart_table import make_chart_table
from luoshi.report.document import Column, Items, Paragraph, Table
from luoshi.report.sheets import is_sheet
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.report.document import Block, Document, Section

_MARKS = re.compile(r"[\\`*_{}\[\]|~$]")
# What begins a heading, a list or a rule when it stands first.
_FIRST = re.compile(r"^(#|[-+](?=[ -]|$)|\d+(?=[.)](?: |$)))")
_FORM = (Column("项目"), Column("内容"))
_WIDEST = 80
"""Characters of a cell beyond which its column is not filled up: one long text would lengthen every row."""


def render(document: Document) -> bytes:
    """Return Markdown with LF line ends and one at the end; rows keep the order the report gave them."""
    return ("\n\n".join(_parts(document)) + "\n").encode()


def render_sections(sections: Iterable[Section]) -> bytes:
    """Return sections alone, without masthead and foot."""
    parts = (part for section in sections for part in _section(section))
    return ("\n\n".join(parts) + "\n").encode()


def _parts(document: Document) -> Iterator[str]:
    head = document.masthead
    letter = is_sheet(document)
    if head.name:
        under = "" if letter else f"<br>{_inline(head.office)} {long_date(head.date)}"
        yield f"{_strong(head.name)} {_inline(head.issue)}{under}"
    yield f"# {_text(document.title)}"
    if document.to or not letter:
        yield _text(document.to)
    for section in document.sections:
        yield from _section(section)
    if document.signature or not letter:
        yield f"{_text(document.signature)}<br>{long_date(head.date)}"
    for section in document.attachments:
        yield from _section(section)
    if document.copies:
        yield f"抄送：{_inline('、'.join(document.copies))}"
    if not letter:
        yield "---"
        yield "\n".join(_origin(document))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {_text(section.title)}"
    for block in section.blocks:
        yield from _block(drop_repeated_caption(block, section) if isinstance(block, Table) else block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _text(block.text)
        case Items():
            yield "\n".join(_items(block))
        case Table():
            yield from _table(block)
        case _:
            yield from _table(make_chart_table(block))


def _items(items: Items) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        yield f"{number}. {_text(item.text)}" if items.numbered else f"- {_text(item.text)}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _strong(table.caption)
    yield _rows(table) if table.rows else _text(table.empty)
    if table.note:
        yield _text(table.note)


def _rows(table: Table) -> str:
    columns, rows = table.columns, table.rows
    if table.form:
        columns, rows = _FORM, tuple(list_pairs(table))
    texts = [[_inline(format_cell(cell)) for cell in row] for row in rows]
    aligns = [_alignment(column, cells) for column, cells in zip(columns, zip(*texts, strict=True), strict=True)]
    heads = [_inline(column.title) for column in columns]
    return tabulate(texts, headers=heads, tablefmt="pipe", colalign=aligns, disable_numparse=True)


def _alignment(column: Column, cells: Iterable[str]) -> str | None:
    """Return how tabulate fills the cells of a column: with nothing where one is too long to be read in columns."""
    return None if max(map(len, cells)) > _WIDEST else column.align.value.replace("centre", "center")


def _origin(document: Document) -> Iterator[str]:
    origin = document.origin
    source = f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    yield f"- {_inline(source)}"
    yield from (f"- 日历：{_inline(notice)}" for notice in origin.calendar)
    yield from (f"- 说明：{_inline(remark)}" for remark in origin.remarks)


def _text(text: str) -> str:
    """Return ``text`` so that nothing in it is taken for HTML or Markdown."""
    return _FIRST.sub(_first, _inline(text).lstrip(" "))


def _strong(text: str) -> str:
    """Return ``text`` in bold; blanks inside the stars would leave them stars."""
    return f"**{_inline(text.strip())}**"


def _inline(text: str) -> str:
    """Return ``text`` for the inside of a line; its line breaks become ``<br>``."""
    return _MARKS.sub(r"\\\g<0>", escape(visible(text), quote=False)).replace("\n", "<br>")


def _first(match: re.Match[str]) -> str:
    mark = match[0]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
