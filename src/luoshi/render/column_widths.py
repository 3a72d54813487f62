"""How wide the columns of a table are on paper: by their shares, but no date, number or id is broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.render.on_paper import is_small
from luoshi.render.paper_dates import format_on_paper
from luoshi.render.text.display_width import measure_width

if TYPE_CHECKING:
    from luoshi.report.document import Cell, Table

_SIZE, _SMALL_SIZE = 210, 180
"""Twips that a Chinese character of a table takes."""
_DIGIT, _SPACE = 0.65, 0.25
_MEETING = re.compile(r"(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])")
"""The share of that for a Latin letter or digit (Times New Roman takes 0.5, what stands in for it 0.64), and for the
room where scripts meet."""
_MARGINS = 2 * 65


def measure_columns(table: Table, room: int) -> list[int]:
    """Return the widths of the columns in twips; together they are ``room``. A form is shared out as it asks."""
    return _shares(table, room) if table.form or not table.rows else _fit(table, room)


def break_title(title: str, width: int, *, small: bool) -> str:
    """Return the head of a column in lines of about equal length: no term loses its last character to a line.

    A title that says itself where it breaks is left alone.
    """
    room = max((width - _MARGINS) // (_SMALL_SIZE if small else _SIZE), 1)
    lines = -(-len(title) // room)
    if lines <= 1 or "\n" in title or not title.isalpha():
        return title
    length = -(-len(title) // lines)
    return "\n".join(title[start : start + length] for start in range(0, len(title), length))


def _fit(table: Table, room: int) -> list[int]:
    """Return widths that fill the room exactly: by the columns' shares, but no date, number or id is broken."""
    least = [_least(column, table) for column in zip(*table.rows, strict=True)]
    shares = [column.width or 1 for column in table.columns]
    fixed: dict[int, int] = {}
    while short := _too_narrow(shares, least, fixed, room):
        fixed |= short
    open_shares = sum(share for number, share in enumerate(shares) if number not in fixed) or 1
    left = max(room - sum(fixed.values()), 0)
    widths = [fixed.get(number, left * share // open_shares) for number, share in enumerate(shares)]
    widths[max(range(len(widths)), key=widths.__getitem__)] += room - sum(widths)
    return widths


def _shares(table: Table, room: int) -> list[int]:
    whole = sum(column.width for column in table.columns)
    widths = [room * column.width // whole for column in table.columns]
    return [*widths[:-1], room - sum(widths[:-1])]


def _too_narrow(shares: list[int], least: list[int], fixed: dict[int, int], room: int) -> dict[int, int]:
    """Return the columns whose share would break what stands in them; none when the room is not enough for all."""
    open_shares = sum(share for number, share in enumerate(shares) if number not in fixed)
    left = room - sum(fixed.values())
    short = {
        number: least[number]
        for number, share in enumerate(shares)
        if number not in fixed and left * share // max(open_shares, 1) < least[number]
    }
    return short if sum(short.values()) < left and len(short) + len(fixed) < len(shares) else {}


def _least(cells: tuple[Cell, ...], table: Table) -> int:
    """Return the width that the column's dates, numbers and ids need; words may be broken anywhere."""
    size = _SMALL_SIZE if is_small(table) else _SIZE
    texts = (format_on_paper(cell, table) for cell in cells if not isinstance(cell, str))
    widest = max((_reckon(line) for text in texts for line in text.split("\n")), default=0)
    return round(widest * size) + _MARGINS if widest else 0


def _reckon(text: str) -> float:
    """Return the width of the text in Chinese characters, with the room that LibreOffice leaves where scripts meet."""
    chinese = measure_width(text) - len(text)
    return chinese + (len(text) - chinese) * _DIGIT + len(_MEETING.findall(text)) * _SPACE
