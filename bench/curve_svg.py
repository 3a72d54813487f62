"""Draws a cost curve as SVG: time on the left, memory on the right, both axes logarithmic, every point marked.

No script, no style, no font of its own. The colours stand on white as on black; a series is told apart by the shape of
its marks as well, and the title of a mark says its figures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.curve import Curve, Point

INK: Final = "#747a82"
COLOURS: Final = ("#2878d0", "#c2610c", "#2b8a4b", "#9a5bd0", "#8a7a1e")
MARKS: Final = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5 5 4H-5z",
    "M0-5 5 0 0 5-5 0z",
    "M-5-4H5L0 5z",
)
_WIDTH, _PANEL, _HIGH, _TOP, _LEFT = 800, 320, 220, 40, 56
_MOST_LABELS = 7
_OPEN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'role="img" font-family="system-ui, sans-serif" font-size="11" fill="{ink}">'
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic axis from ``low`` to ``high`` on ``start`` to ``end``, in pixels, with the values it names."""

    low: float
    high: float
    start: float
    end: float
    labels: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return the place of a value."""
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + part * (self.end - self.start), 1)


def scale(values: Sequence[float], start: float, end: float) -> Scale:
    """Return an axis from 1, 2 or 5 of some power of ten to another, wide enough for all values; decades if long."""
    steps = [lead * 10.0**power for power in range(-5, 9) for lead in (1, 2, 5)]
    low = max(step for step in steps if step <= min(values))
    high = min(step for step in steps if step >= max(values) and step > low)
    between = [step for step in steps if low <= step <= high]
    decades = [step for step in between if f"{step:e}".startswith("1.0")]
    return Scale(low, high, start, end, tuple(between if len(between) <= _MOST_LABELS else decades))


def svg(curve: Curve) -> str:
    """Return the drawing."""
    height = _TOP + _HIGH + 50 + 20 * len(curve.series)
    named = f"{curve.title}: time and memory against {curve.counted}"
    parts = [
        _OPEN.format(width=_WIDTH, height=height, ink=INK),
        f"<title>{escape(named)}</title>",
        *_panel(curve, "seconds", _LEFT),
        *_panel(curve, "peak", _LEFT + _PANEL + 80),
        *_legend(curve),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


_SAYS: Final = {"seconds": ("time, s", "s"), "peak": ("peak memory, MB", "MB")}


def _panel(curve: Curve, cost: str, left: int) -> Iterator[str]:
    points = [point for series in curve.series.values() for point in series]
    across = scale([point.count for point in points], left, left + _PANEL)
    up = scale([getattr(point, cost) for point in points], _TOP + _HIGH, _TOP)
    yield _text(left, _TOP - 14, _SAYS[cost][0], "start")
    yield from (_line(left, up.at(value), left + _PANEL, up.at(value)) for value in up.labels)
    yield from (_text(left - 6, up.at(value) + 4, f"{value:,g}", "end") for value in up.labels)
    yield from (_line(across.at(value), _TOP, across.at(value), _TOP + _HIGH) for value in across.labels)
    yield from (_text(across.at(value), _TOP + _HIGH + 16, f"{value:,.0f}", "middle") for value in across.labels)
    yield _text(left + _PANEL, _TOP + _HIGH + 32, curve.counted, "end")
    for number, (name, series) in enumerate(curve.series.items()):
        yield from _series(number, name, [(point, getattr(point, cost)) for point in series], (across, up), cost)


def _series(
    number: int, name: str, costs: Sequence[tuple[Point, float]], axes: tuple[Scale, Scale], cost: str
) -> Iterator[str]:
    colour, places = COLOURS[number % len(COLOURS)], [(axes[0].at(p.count), axes[1].at(value)) for p, value in costs]
    line = " ".join(f"{x:g},{y:g}" for x, y in places)
    yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    for (point, value), place in zip(costs, places, strict=True):
        yield _mark(number, place, f"{name}: {point.count:,} → {value:.3g} {_SAYS[cost][1]}")


def _legend(curve: Curve) -> Iterator[str]:
    for number, name in enumerate(curve.series):
        y = _TOP + _HIGH + 50 + 20 * number
        yield _mark(number, (_LEFT + 6, y), name)
        yield _text(_LEFT + 20, y + 4, name, "start")


def _mark(number: int, place: tuple[float, float], title: str) -> str:
    colour, shape = COLOURS[number % len(COLOURS)], MARKS[number % len(MARKS)]
    x, y = place
    return f'<path d="{shape}" transform="translate({x:g} {y:g})" fill="{colour}"><title>{escape(title)}</title></path>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="{INK}" stroke-opacity="0.3"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'
