"""What paper asks of a document: the level of a heading, the mark of an attachment, tables that lie, the foot."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from luoshi.render.cell_text import long_date
from luoshi.render.text.display_width import measure_width
from luoshi.report.document import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luoshi.report.document import Document, Section

_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d+[.．]"),
    re.compile(r"（\d+）"),
)
_LONGEST = 40
_SENTENCE = ("。", "；", "：", "？", "！")
_MARK = re.compile(r"(附件\s*\d*)[\s:：.．、]*")
_WIDE = 44
"""Full-width characters that an upright page holds; a wider table is printed on a page of its own, lying."""


_BREAKS = re.compile(r"(?<=[”》、，])|(?=等\d+项|落实情况|落实评价|推进情况|的(?:通报|报告|通知|专报))")


def break_heading(title: str, room: int) -> str:
    """Return a title of two lines broken where no term is torn; others are left to the program.

    ``room``: Chinese characters of a line; digits take half of one.
    """
    if not 2 * room < measure_width(title) <= 4 * room:
        return title
    found = ((measure_width(title[: each.start()]), each.start()) for each in _BREAKS.finditer(title))
    whole = measure_width(title)
    fits = [(abs(width - whole / 2), place) for width, place in found if whole - 2 * room <= width <= 2 * room]
    place = min(fits, default=(0, 0))[1]
    return f"{title[:place]}\n{title[place:]}" if place else title


def find_level(text: str) -> int:
    """Return 1 to 4 for a heading, 0 for text: what is long or ends like a sentence is no heading."""
    if len(text) > _LONGEST or text.endswith(_SENTENCE) or "\n" in text:
        return 0
    return next((level for level, pattern in enumerate(_LEVELS, 1) if pattern.match(text)), 0)


def split_mark(section: Section) -> tuple[str, str]:
    """Return ``附件1`` and the name that follows it; ``附件`` where the title has no mark."""
    found = _MARK.match(section.title)
    return (found[1], section.title[found.end() :]) if found else ("附件", section.title)


def is_wide(table: Table) -> bool:
    """Say whether the table needs a lying page."""
    return sum(column.width for column in table.columns) > _WIDE


def is_small(table: Table) -> bool:
    """Say whether the table is set in small type: one that is wide, or that says so."""
    return table.small or is_wide(table)


_FEW = 8
"""Rows of attachments that may follow one another on a sheet."""


def list_joined(annexes: Sequence[Section]) -> tuple[bool, ...]:
    """Say for each attachment whether it goes on where the one before ends: a sheet with five words is no sheet.

    Both lie or both stand, and it is so short that it may.
    """
    later = (lies(before) == lies(after) and _count_rows(after) <= _FEW for before, after in pairwise(annexes))
    return (False, *later)[: len(annexes)]


def _count_rows(section: Section) -> int:
    return sum(len(block.rows) if isinstance(block, Table) else _FEW for block in section.blocks)


def lies(section: Section) -> bool:
    """Say whether the attachment is printed on lying pages: one of its tables is wide."""
    return any(isinstance(block, Table) and is_wide(block) for block in section.blocks)


def list_origin(document: Document) -> Iterator[str]:
    """Yield what is needed to make the report again, byte for byte."""
    origin = document.origin
    yield f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    yield from (f"工作日依据：{notice}" for notice in origin.calendar)
    yield from (f"说明：{remark}" for remark in origin.remarks)
