"""Everything that a document says, in the order of the page: what a file on paper must hold, no more and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import drop_repeated_caption, format_cell, long_date
from luoshi.render.charts.chart_table import make_lamp_table
from luoshi.render.on_paper import split_mark
from luoshi.render.paper_dates import spell_dates
from luoshi.report.document import Items, LampMatrix, Paragraph, Table
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Block, Document, Section


def squeezed(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(visible(text).split())


def said(document: Document) -> list[str]:
    """Return the texts of a bulletin, without white space."""
    return [squeezed(text) for text in _said(spell_dates(document)) if squeezed(text)]


def _said(document: Document) -> Iterator[str]:
    head, date = document.masthead, long_date(document.masthead.date)
    yield from (head.name, head.issue, head.office, date, document.title, document.to)
    for section in document.sections:
        yield section.title
        yield from _blocks(section)
    names = [split_mark(annex)[1] for annex in document.attachments]
    yield "附件："
    yield from (f"{number}.{name}" for number, name in enumerate(names, 1))
    yield from (document.signature, date)
    for annex in document.attachments:
        yield from split_mark(annex)
        yield from _blocks(annex)
    yield from _foot(document, date)


def _foot(document: Document, date: str) -> Iterator[str]:
    origin = document.origin
    yield f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    yield from (f"工作日依据：{notice}" for notice in origin.calendar)
    yield from (f"说明：{remark}" for remark in origin.remarks)
    yield f"抄送：{'、'.join(document.copies)}。"
    yield from (document.signature, f"{date}印发")


def _blocks(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _block(drop_repeated_caption(block, section) if isinstance(block, Table) else block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Items():
            for number, item in enumerate(block.items, 1):
                yield f"{number}. {item.text}" if block.numbered else item.text
        case Table():
            yield block.caption
            if block.rows:
                yield from (column.title for column in block.columns)
            else:
                yield block.empty
            yield from (format_cell(cell) for row in block.rows for cell in row)
            yield block.note
        case LampMatrix():
            yield from _block(make_lamp_table(block))
        case _:
            yield block.caption
