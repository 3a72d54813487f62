"""What the drawings share: marks as paths, so that no font changes them, and text escaped.

Colour, shape, hatching and word always say the same thing, so a print in black and white can be read. Attributes only,
no styles: the page's security policy allows none.
"""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING, Final

from luoshi.render.text.display_width import measure_width

if TYPE_CHECKING:
    from luoshi.report.document import LampMark

# Octagon with a bar, triangle with a stroke, diamond, square with a point, and the circle with a tick for the best:
# outline and sign in a box of 20 × 20, told apart without colour.
SHAPES: Final = (
    ("M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z", "M5 10h10"),
    ("M10 1.5 19 18H1z", "M10 7v5.5M10 14.5v1"),
    ("M10 1 19 10 10 19 1 10z", "M6 10h8"),
    ("M2.5 2.5h15v15h-15z", "M9 10h2"),
    ("M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z", "M5.5 10.5l3.2 3.2 5.8-7"),
)
COLOURS: Final = ("red", "orange", "yellow", "blue", "green")
_WORDS: Final = {"红": "red", "橙": "orange", "黄": "yellow", "蓝": "blue", "绿": "green"}
_BY_COUNT: Final = {1: (4,), 2: (0, 4), 3: (0, 2, 4), 4: (0, 1, 2, 4)}


def choose_colour(lamp: LampMark) -> str:
    """Return the colour its name says, since offices name lamps by colour; else the colour of its rank."""
    said = next((colour for word, colour in _WORDS.items() if word in lamp.name), None)
    return said or COLOURS[_step(lamp, (0, 1, 2, 3, 4))]


def choose_shape(lamp: LampMark) -> int:
    """Return the index of its shape: the worst is the octagon, the next the triangle, the best the circle."""
    return len(SHAPES) - 1 if lamp.rank >= lamp.count - 1 else min(lamp.rank, len(SHAPES) - 2)


def mark(lamp: LampMark) -> str:
    """Return the drawing of a lamp for use in a line of text; the word stands beside it."""
    return f'<svg class="mark {choose_colour(lamp)}" aria-hidden="true"><use href="#shape-{choose_shape(lamp)}"/></svg>'


def drawing(chart_id: str, title: str, summary: str, size: tuple[int, int], body: str) -> str:
    """Wrap ``body`` as an image of ``size`` with its name and its text alternative."""
    width, height = size
    name = escape(f"chart-{chart_id}")
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {width} {height}" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(summary)}</desc>{body}</svg>'
    )


def label(x: float, y: float, text: str, *, kind: str = "", anchor: str = "start") -> str:
    """Return a text on its base line."""
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'


def shortened(text: str, width: int) -> str:
    """Cut ``text`` to ``width`` columns, two to a Chinese character; what is cut ends with …."""
    if measure_drawn(text) <= width:
        return text
    kept = ""
    for character in text:
        if measure_drawn(kept + character) > width - 2:
            break
        kept += character
    return f"{kept}…"


def wrap_drawn(text: str, width: int) -> list[str]:
    """Return the whole text in lines of ``width`` columns, two to a Chinese character."""
    lines, filled = [""], 0
    for character in text:
        room = measure_drawn(character)
        if filled + room > width:
            lines.append("")
            filled = 0
        lines[-1] += character
        filled += room
    return lines


def measure_drawn(text: str) -> int:
    """Return the columns that a Chinese font takes: characters such as “ ” are as wide there as any other."""
    return measure_width(text) + sum(unicodedata.east_asian_width(character) == "A" for character in text)


def _step(lamp: LampMark, steps: tuple[int, ...]) -> int:
    chosen = _BY_COUNT.get(lamp.count, steps)
    return chosen[min(lamp.rank, len(chosen) - 1)]
