"""A chart as a picture, where the extra ``charts`` is installed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from luoshi.extras import find_extra
from luoshi.render.charts.drawings import draw_alone, families

if TYPE_CHECKING:
    from collections.abc import Callable

    from luoshi.render.charts.chart_table import Chart
    from luoshi.report.paper import Fonts

_ZOOM = 3
"""Pixels for a unit of the drawing: 350 to an inch on paper."""
_TALLEST = 1.25
"""A drawing higher than this share of its width could not be read on one page; its table can."""

SAMPLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    "<style>text {{ font-family: {} }}</style><text y='30' font-size='30'>{}</text></svg>"
)
"""A drawing of a few characters, in a list of fonts."""


def draw_png(chart: Chart, fonts: Fonts) -> tuple[bytes, int, int] | None:
    """Return PNG, width and height; None where pictures cannot be made, or the drawing is too high for a page.

    A machine without any Chinese font makes none either: the words would be missing, and the table has them all.
    """
    convert = find_extra("resvg_py", "svg_to_bytes")
    svg, width, height = draw_alone(chart, fonts)
    if convert is None or height > width * _TALLEST or not can_write_chinese(convert, families(fonts)):
        return None
    png = bytes(convert(svg_string=svg, zoom=_ZOOM, background="white"))
    return png, width, height


@cache
def can_write_chinese(convert: Callable[..., bytes], font_family: str) -> bool:
    """Whether two characters look different: without a font both are blank, or the same box."""
    one, other = (bytes(convert(svg_string=SAMPLE.format(font_family, character))) for character in "国中")
    return one != other
