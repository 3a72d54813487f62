"""A chart as a picture, where the extra ``charts`` is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.drawings import standing_alone
from luoshi.render.extras import if_there

if TYPE_CHECKING:
    from luoshi.render.chart_table import Chart
    from luoshi.report.paper import Fonts

_ZOOM = 3
"""Pixels for a unit of the drawing: 350 to an inch on paper."""
_TALLEST = 1.25
"""A drawing higher than this share of its width could not be read on one page; its table can."""


def png_of(chart: Chart, fonts: Fonts) -> tuple[bytes, int, int] | None:
    """Return PNG, width and height; None where pictures cannot be made, or the drawing is too high for a page."""
    convert = if_there("resvg_py", "svg_to_bytes")
    svg, width, height = standing_alone(chart, fonts)
    if convert is None or height > width * _TALLEST:
        return None
    png = bytes(convert(svg_string=svg, zoom=_ZOOM, background="white"))
    return png, width, height
