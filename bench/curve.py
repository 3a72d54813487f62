"""A cost curve: what a command costs as one thing grows; as a table and as a drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Point:
    """What a command cost at ``count`` of what grows: median seconds, peak MB of all processes."""

    count: int
    seconds: float
    peak: float


@dataclass(frozen=True, slots=True)
class Curve:
    """``name`` is that of its file; ``counted`` names what grows; the series are points by command, in order."""

    name: str
    title: str
    counted: str
    about: str
    series: Mapping[str, Sequence[Point]]


def exponent(costs: Sequence[tuple[int, float]]) -> float | None:
    """Return the power with which the last cost grew over the one before: 1 is linear; None of fewer than two."""
    if len(costs) < 2:  # noqa: PLR2004 -- two points make a slope
        return None
    (less, low), (more, high) = costs[-2:]
    return math.log(high / low) / math.log(more / less)


def rows(curve: Curve) -> list[tuple[str, ...]]:
    """Return the table: a row a command and a cost, a column a count, the power of the last step at the end."""
    counts = sorted({point.count for points in curve.series.values() for point in points})
    found = [("command", "", *(f"{count:,}" for count in counts), "power")]
    for name, points in curve.series.items():
        found.append(_row(f"`{name}`", "s", {point.count: point.seconds for point in points}, counts))
        found.append(_row("", "MB", {point.count: point.peak for point in points}, counts))
    return found


def _row(name: str, unit: str, costs: Mapping[int, float], counts: Sequence[int]) -> tuple[str, ...]:
    power = exponent(sorted(costs.items()))
    figures = (f"{costs[count]:.{2 if unit == 's' else 0}f}" if count in costs else "–" for count in counts)
    return name, unit, *figures, "–" if power is None else f"{round(power, 2) + 0.0:.2f}"
