"""The document as plain text for a terminal or a pipe.

Only ASCII draws lines: the box characters are two columns wide in consoles set to Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.captions import without_repetition
from luoshi.render.cell_text import long_date
from luoshi.render.charts.chart_table import table_of
from luoshi.render.text.display_width import display_width, pad, wrap
from luoshi.render.text.terminal_table import table_lines
from luoshi.report.document import Align, Items, Paragraph, ShareBar, Table
from luoshi.visible_text import printed, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.report.document import Block, Document, Masthead, Section

_LEAST = 20
_BAR = 40
_INDENT = "    "  # two full-width characters, as in print


def render(document: Document, *, width: int = 100) -> bytes:
    """Return text of at most ``width`` columns; below 20 columns it is written for 20."""
    lines = (line.rstrip() for line in _lines(document, max(width, _LEAST)))
    return printed("\n".join(lines) + "\n").encode()


def render_sections(sections: Iterable[Section], *, width: int = 100) -> bytes:
    """Return sections alone, without masthead and foot."""
    lines = [line.rstrip() for section in sections for line in _section(section, max(width, _LEAST))]
    return printed("\n".join(lines).strip("\n") + "\n").encode()


def _lines(document: Document, width: int) -> Iterator[str]:
    yield from _masthead(document.masthead, width)
    yield from ("", *_centred(document.title, width), "")
    yield from wrap(visible(document.to), width)
    for section in document.sections:
        yield from _section(section, width)
    yield from ("", *_right(document.signature, width), *_right(long_date(document.masthead.date), width))
    for section in document.attachments:
        yield from _section(section, width)
    yield from ("", "-" * width, *_foot(document, width))


def _masthead(masthead: Masthead, width: int) -> Iterator[str]:
    yield from _centred(masthead.name, width)
    yield from _centred(masthead.issue, width)
    office, date = visible(masthead.office), long_date(masthead.date)
    room = width - display_width(office) - display_width(date)
    yield from [office + " " * room + date] if room > 0 else [*wrap(office, width), *_right(date, width)]
    yield "=" * width


def _section(section: Section, width: int) -> Iterator[str]:
    yield from ("", *wrap(visible(section.title), width), "") if section.title else ("",)
    for number, block in enumerate(section.blocks):
        if number and not (isinstance(block, Paragraph) and isinstance(section.blocks[number - 1], Paragraph)):
            yield ""
        yield from _block(without_repetition(block, section) if isinstance(block, Table) else block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from wrap(_INDENT + visible(block.text), width)
        case Items():
            yield from _items(block, width)
        case Table():
            yield from table_lines(block, width)
        case ShareBar():
            yield from (*_bar(block, width), *wrap(visible(block.summary), width))
        case _:
            yield from (*table_lines(table_of(block), width), *wrap(visible(block.summary), width))


def _items(items: Items, width: int) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.numbered else "- "
        first, *rest = wrap(visible(item.text), width - len(_INDENT) - len(mark))
        yield _INDENT + mark + first
        yield from (_INDENT + " " * len(mark) + line for line in rest)


def _bar(share: ShareBar, width: int) -> Iterator[str]:
    """Draw one line per class, the longest 40 columns; a class with any task has at least one mark."""
    yield from wrap(visible(share.caption), width)
    most = max((part.count for part in share.parts), default=0)
    names = [visible(part.name).replace("\n", " ") for part in share.parts]
    column = min(max(map(display_width, names), default=0), width // 3)
    digits = len(str(most))
    length = min(_BAR, width - column - digits - 4)
    for name, part in zip(names, share.parts, strict=True):
        *above, last = wrap(name, column)
        yield from above
        yield f"{pad(last, column)}  {part.count:>{digits}}  {'#' * -(-part.count * length // most) if most else ''}"


def _foot(document: Document, width: int) -> Iterator[str]:
    origin = document.origin
    if document.copies:
        yield from wrap(f"抄送：{visible('、'.join(document.copies))}", width)
    source = f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    for line in (source, *map("日历：{}".format, origin.calendar), *map("说明：{}".format, origin.remarks)):
        yield from wrap(visible(line), width)


def _centred(text: str, width: int) -> list[str]:
    return [pad(line, width, Align.CENTRE) for line in wrap(visible(text), width)]


def _right(text: str, width: int) -> list[str]:
    return [pad(line, width, Align.RIGHT) for line in wrap(visible(text), width)]
