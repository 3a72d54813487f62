"""How much room text takes in a cell: a full-width character takes two columns, which XlsxWriter does not know."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width


def lines_in(text: str, width: int) -> int:
    """Return the lines that the text fills in a cell of so many columns."""
    return sum(max(1, -(-_line_width(line) // width)) for line in text.split("\n"))


def _line_width(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_width, line))


@lru_cache(maxsize=1 << 14)
def _width(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1
