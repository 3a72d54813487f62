"""How the sheets of a form look and print: grey is locked, white is to be filled in."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Any
from unicodedata import east_asian_width

from luoshi.frozen import Frozen

PROTECTION = MappingProxyType({"format_columns": True, "format_rows": True})
"""What a locked sheet still allows. Without a password: it keeps from slips, nothing else."""

_A4 = 9
_TEXT = "@"
"""Everything stays the text that was typed: no dates out of 1-2, no 0.45 out of 45%, no formulas."""
_CELL = MappingProxyType({"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体", "font_size": 10})
_HEAD = MappingProxyType({**_CELL, "bold": True, "align": "center"})
_GREY, _PALE, _BLUE = "#F2F2F2", "#D9D9D9", "#DDEBF7"


class Styles(Frozen):
    """The formats of one workbook."""

    title: Any
    note: Any
    head: Any
    head_open: Any
    known: Any
    number: Any
    closed: Any
    open: Any
    choice: Any

    @classmethod
    def of(cls, book: Any) -> Styles:
        """Register them."""
        return cls(
            title=book.add_format({"bold": True, "font_size": 16, "font_name": "宋体", "align": "center"}),
            note=book.add_format({"font_size": 10, "font_name": "宋体", "valign": "vcenter"}),
            head=book.add_format({**_HEAD, "bg_color": _PALE}),
            head_open=book.add_format({**_HEAD, "bg_color": _BLUE}),
            known=book.add_format({**_CELL, "bg_color": _GREY}),
            number=book.add_format({**_CELL, "bg_color": _GREY, "num_format": "0.0", "align": "right"}),
            closed=book.add_format({**_CELL, "bg_color": _GREY, "align": "center", "num_format": _TEXT}),
            open=book.add_format({**_CELL, "locked": False, "num_format": _TEXT}),
            choice=book.add_format({**_CELL, "locked": False, "num_format": _TEXT, "align": "center"}),
        )


def print_on_a4(sheet: Any, heads: tuple[int, int]) -> None:
    """Print landscape, as wide as the page, with the heads on every page and page numbers at the foot."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*heads)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def count_lines(text: str, width: int) -> int:
    """Return the lines that the text fills in a cell; XlsxWriter counts one column to a Chinese character."""
    return sum(max(1, -(-_line_width(line) // width)) for line in text.split("\n"))


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_width, line))


@lru_cache(maxsize=1 << 14)
def _width(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1
