"""How many columns of a terminal a text takes, and how to break it at a width.

Characters of ambiguous width (“ ” — · ①) count one, as terminals draw them unless told otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A word or a character, with the opening marks before it and the closing marks after it: a line neither begins with
# 。 nor ends with （.
_PIECE = re.compile(r" +|[（〔《“‘【「(\[]*(?:[!-'*-Z\\^-~]+|\S)[，。；：！？、）〕》”’】」…,.;:!?)\]%％]*")
_USUAL = re.compile("[ -~\u3001\u3002\u4e00-\u9fff\uff01-\uff5e]*")
"""ASCII, and what is wide without a doubt."""


@lru_cache(maxsize=1 << 16)
def measure_width(text: str) -> int:
    """Return the columns that ``text``, one visible line, takes. Answers are kept: titles are printed many times."""
    if _USUAL.fullmatch(text):  # of these a character takes three bytes and two columns, or one and one
        return (len(text) + len(text.encode())) // 2
    from wcwidth import wcswidth  # noqa: PLC0415 -- costs 20 ms, and `check` prints little but the usual

    return wcswidth(text)


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` (2 or more) columns; never empty. Line breaks stay."""
    if "\n" not in text:
        return _wrap_line(text.rstrip(), width)
    return [line for part in text.split("\n") for line in _wrap_line(part.rstrip(), width)]


def _wrap_line(text: str, width: int) -> list[str]:
    if measure_width(text) <= width:
        return [text]
    lines = [""]
    for piece in _PIECE.findall(text):
        _place(lines, piece, width)
    return [line.rstrip() for line in lines]


def _place(lines: list[str], piece: str, width: int) -> None:
    """Put ``piece`` on the last line, or on a new one; cut it where no line can hold it."""
    if measure_width(lines[-1] + piece) <= width:
        lines[-1] += piece
    elif measure_width(piece) <= width:
        lines.append(piece.lstrip(" "))
    else:
        _cut(lines, piece, width)


def _cut(lines: list[str], piece: str, width: int) -> None:
    for character in piece:
        if measure_width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
