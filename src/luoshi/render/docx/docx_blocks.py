"""The parts of a document in Word: paragraphs by level, lists, tables, and drawings as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.render.cell_text import drop_repeated_caption
from luoshi.render.charts.chart_table import make_chart_table, make_lamp_table
from luoshi.render.docx.docx_picture import write_picture
from luoshi.render.docx.docx_table import gap, write_table
from luoshi.render.docx.docx_xml import line
from luoshi.render.on_paper import find_level
from luoshi.report.document import Items, LampMatrix, Paragraph, Table
from luoshi.visible_text import one_line_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from luoshi.render.charts.chart_table import Chart
    from luoshi.render.docx.docx_measure import PageMeasure
    from luoshi.report.document import Block, Section

_STYLES = ("LsBody", "Heading1", "Heading2", "Heading3", "Heading4")


class Desk(Frozen):
    """What the blocks are written with.

    ``place``: keeps a picture in the package and returns its relationship id; ``draw``: a chart as PNG with its width
    and height, None where no picture can be made.
    """

    page: PageMeasure
    place: Callable[[bytes], str]
    draw: Callable[[Chart], tuple[bytes, int, int] | None]


def write_section(section: Section, desk: Desk) -> Iterator[str]:
    """Yield a part with its heading."""
    if section.title:
        yield line("Heading1", section.title)
    yield from write_blocks(section, desk)


def write_blocks(section: Section, desk: Desk) -> Iterator[str]:
    """Yield the blocks of a part without its heading."""
    for number, block in enumerate(section.blocks):
        if number and isinstance(section.blocks[number - 1], Table):
            yield gap()
        yield from _block(drop_repeated_caption(block, section) if isinstance(block, Table) else block, desk)


def _block(block: Block, desk: Desk) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _lines(_STYLES[find_level(block.text)], block.text)
        case Items():
            yield from _items(block)
        case Table():
            yield write_table(block, desk.page.room)
        case _:
            yield from _chart(block, desk)


def _items(items: Items) -> Iterator[str]:
    """Yield a list: official documents have no bullets, and number by 1. 2. 3. as text that stays when copied."""
    for number, item in enumerate(items.items, 1):
        yield from _lines("LsBody", f"{number}. {item.text}" if items.numbered else item.text)


def _lines(style: str, text: str) -> Iterator[str]:
    """Yield a paragraph for each line: a line that is broken by hand is drawn out to the edge in justified text."""
    yield from (line(style, each) for each in one_line_end(text).split("\n"))


def _chart(chart: Chart, desk: Desk) -> Iterator[str]:
    """Yield a drawing under its caption; without pictures, the table of its numbers.

    The lamps are a table: a picture with every title would be higher than a page, or too small to be read.
    """
    if isinstance(chart, LampMatrix):
        yield write_table(make_lamp_table(chart), desk.page.room)
        return
    drawn = desk.draw(chart)
    if drawn is None:
        yield write_table(make_chart_table(chart), desk.page.room)
    else:
        png, width, height = drawn
        yield line("LsCaption", chart.caption)
        yield write_picture(desk.place(png), chart.id, chart.summary, (width, height), desk.page)
