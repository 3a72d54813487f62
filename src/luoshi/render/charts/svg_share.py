"""A whole split into its classes as one bar, each part hatched its own way and named below."""

from __future__ import annotations

from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from luoshi.render.charts.svg import drawing, label
from luoshi.render.text.display_width import measure_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import ShareBar, SharePart

_WIDTH = 720
_HEIGHT = 34
_LINE = 24
HATCHES = 8
"""How many fills the page defines; the class of the worst rank takes the densest."""


def draw(share: ShareBar) -> str:
    """Return the bar as an SVG image, with its legend; a whole of nothing is an empty frame."""
    legend, lines = _legend(share.parts)
    size = (_WIDTH, _HEIGHT + 12 + lines * _LINE)
    frame = f'<rect class="frame" x="0.5" y="0.5" width="{_WIDTH - 1}" height="{_HEIGHT - 1}"/>'
    return drawing(share.id, share.caption, share.summary, size, "".join(_parts(share.parts)) + frame + legend)


def _parts(parts: tuple[SharePart, ...]) -> Iterator[str]:
    ends = list(accumulate(part.count for part in parts))
    total = ends[-1] if ends else 0
    for part, end in zip(parts, ends, strict=True):
        if part.count:
            left, right = (_WIDTH * place // total for place in (end - part.count, end))
            hint = f"<title>{escape(f'{part.name} {part.count}')}</title>"
            yield f'<g class="{_fill(part)}">{hint}<rect x="{left}" width="{right - left}" height="{_HEIGHT}"/></g>'
            yield _count(part, left, right)


def _count(part: SharePart, left: int, right: int) -> str:
    """Return the number on a white plate, so that hatching does not run through it; none where it has no room."""
    plate = measure_width(str(part.count)) * 9 + 10
    if right - left < plate + 4:
        return ""
    middle = (left + right) / 2
    back = f'<rect class="plate" x="{middle - plate / 2:g}" y="7" width="{plate}" height="20" rx="3"/>'
    return back + label(middle, 22, str(part.count), kind="count", anchor="middle")


def _legend(parts: tuple[SharePart, ...]) -> tuple[str, int]:
    """Return the names with their fills and counts, and how many lines they take."""
    x, line, marks = 0, 0, []
    for part in parts:
        text = f"{part.name} {part.count}"
        width = 24 + measure_width(text) * 8 + 20
        if x and x + width > _WIDTH:
            x, line = 0, line + 1
        y = _HEIGHT + 12 + line * _LINE
        box = f'<rect class="{_fill(part)} frame" x="{x + 0.5}" y="{y + 0.5}" width="16" height="15"/>'
        marks.append(box + label(x + 22, y + 14, text, kind="name"))
        x += width
    return "".join(marks), line + 1


def _fill(part: SharePart) -> str:
    return f"share-{min(part.rank, HATCHES - 1)}"
