"""What a report was made from, as lines for the foot of a page on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.cell_text import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Document


def origin_lines(document: Document) -> Iterator[str]:
    """Yield what is needed to make the report again, byte for byte."""
    origin = document.origin
    yield f"期间：{origin.period}；数据截至{long_date(origin.as_of)}；由 luoshi {origin.version} 生成"
    yield from (f"工作日依据：{notice}" for notice in origin.calendar)
    yield from (f"说明：{remark}" for remark in origin.remarks)
