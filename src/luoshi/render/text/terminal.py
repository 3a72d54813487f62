"""The document as text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wcwidth import center, rjust

from luoshi.render.cell_text import drop_repeated_caption, long_date
from luoshi.render.charts.chart_table import make_chart_table
from luoshi.render.text.display_width import measure_width, wrap
from luoshi.render.text.plain_table import draw_plain
from luoshi.report.document import Items, Paragraph, ShareBar, Table
from luoshi.report.sheets import is_sheet
from luoshi.visible_text import printed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Block, Document, Masthead, Section

_LEAST = 20
_INDENT = "    "  # two full-width characters, as in print
Draw = Callable[[Table | ShareBar, int], Iterable[str]]
"""Returns the lines of a table that has rows, or of a bar, within a width: in plain text, or as a terminal can do."""


def render(document: Document, *, width: int = 100, draw: Draw = draw_plain) -> bytes:
    """Return text of at most ``width`` columns; below 20 columns it is written for 20."""
    lines = (line.rstrip() for line in _lines(document, max(width, _LEAST), draw))
    return printed("\n".join(lines) + "\n").encode()


def render_sections(sections: Iterable[Section], *, width: int = 100, draw: Draw = draw_plain) -> bytes:
    """Return sections alone, without masthead and foot."""
    lines = [line.rstrip() for section in sections for line in _section(section, max(width, _LEAST), draw)]
    return printed("\n".join(lines).strip("\n") + "\n").encode()


def _lines(document: Document, width: int, draw: Draw) -> Iterator[str]:
    yield from _masthead(document.masthead, width, dated=not is_sheet(document))
    yield from ("", *_centred(document.title, width), "")
    yield from wrap(visible(document.to), width)
    for section in document.sections:
        yield from _section(section, width, draw)
    if document.signature:
        yield from ("", *_right(document.signature, width), *_right(long_date(document.masthead.date), width))
    for section in document.attachments:
        yield from _section(section, width, draw)
    yield from ("", "-" * width, *_foot(document, width))


def _masthead(masthead: Masthead, width: int, *, dated: bool) -> Iterator[str]:
    """Yield the head; ``dated``: with sender and date, which a sheet has in its issue line."""
    yield from _centred(masthead.name, width)
    yield from _centred(masthead.issue, width)
    office, date = visible(masthead.office), long_date(masthead.date)
    room = width - measure_width(office) - measure_width(date)
    line = [office + " " * room + date] if room > 0 else [*wrap(office, width), *_right(date, width)]
    yield from line if dated else []
    yield "=" * width


def _section(section: Section, width: int, draw: Draw) -> Iterator[str]:
    yield from ("", *wrap(visible(section.title), width), "") if section.title else ("",)
    for number, block in enumerate(section.blocks):
        if number and not (isinstance(block, Paragraph) and isinstance(section.blocks[number - 1], Paragraph)):
            yield ""
        yield from _block(drop_repeated_caption(block, section) if isinstance(block, Table) else block, width, draw)


def _block(block: Block, width: int, draw: Draw) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from wrap(_INDENT + visible(block.text), width)
        case Items():
            yield from _items(block, width)
        case Table():
            yield from _table(block, width, draw)
        case ShareBar():
            yield from (*wrap(visible(block.caption), width), *draw(block, width))
        case _:
            yield from _table(make_chart_table(block), width, draw)


def _table(table: Table, width: int, draw: Draw) -> Iterator[str]:
    if table.caption:
        yield from wrap(visible(table.caption), width)
    yield from draw(table, width) if table.rows else wrap(visible(table.empty), width)
    if table.note:
        yield from wrap(visible(table.note), width)


def _items(items: Items, width: int) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.numbered else "- "
        first, *rest = wrap(visible(item.text), width - len(_INDENT) - len(mark))
        yield _INDENT + mark + first
        yield from (_INDENT + " " * len(mark) + line for line in rest)


def _foot(document: Document, width: int) -> Iterator[str]:
    origin = document.origin
    if document.copies:
        yield from wrap(f"抄送：{visible('、'.join(document.copies))}", width)
    source = f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    for line in (source, *map("日历：{}".format, origin.calendar), *map("说明：{}".format, origin.remarks)):
        yield from wrap(visible(line), width)


def _centred(text: str, width: int) -> list[str]:
    return [center(line, width) for line in wrap(visible(text), width)]


def _right(text: str, width: int) -> list[str]:
    return [rjust(line, width) for line in wrap(visible(text), width)]
