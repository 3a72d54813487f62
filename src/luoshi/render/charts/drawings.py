"""A drawing that stands alone: with the styles, marks and hatchings that a page shares among its drawings."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from luoshi.render.charts import svg_lamps, svg_share, svg_timeline
from luoshi.render.charts.svg import SHAPES
from luoshi.render.pdf.font_families import list_picture_families
from luoshi.report.document import LampMatrix, MilestoneChart
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from luoshi.render.charts.chart_table import Chart
    from luoshi.report.paper import Fonts

_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_VARIABLE = re.compile(r"--(\w+): ([^;]+);")
_USED = re.compile(r"var\(--(\w+)\)")
_NOT_IN_NAMES = str.maketrans("", "", '<&"\\')
"""What would end a name, or the style sheet around it."""
_DRAWING = re.compile(r"/\* 灯、图 \*/(.*?)\ndetails ", re.DOTALL)


def draw(chart: Chart) -> str:
    """Return the drawing of a chart as it stands in a page."""
    match chart:
        case LampMatrix():
            return svg_lamps.draw(chart)
        case MilestoneChart():
            return svg_timeline.draw(chart)
    return svg_share.draw(chart)


def draw_alone(chart: Chart, fonts: Fonts) -> tuple[str, int, int]:
    """Return the drawing as a file of its own, with its width and height."""
    drawn = visible(draw(chart))
    view = _VIEW.search(drawn)
    width, height = (int(view[1]), int(view[2])) if view else (720, 720)
    size = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    start, _, rest = drawn.partition(">")
    return f"{start.replace('<svg ', f'<svg {size}', 1)}>{_style(fonts)}{_shapes()}{rest}", width, height


def _style(fonts: Fonts) -> str:
    return f"<style>{_rules()} .chart text {{ font-family: {families(fonts)} }}</style>"


def families(fonts: Fonts) -> str:
    """Return the value of ``font-family`` for the words of a drawing that stands alone."""
    names = ", ".join(f'"{name.translate(_NOT_IN_NAMES)}"' for name in list_picture_families(fonts))
    return f"{names}, serif"


@cache
def _rules() -> str:
    """Return the rules of the page's style sheet that concern drawings, its variables filled in."""
    sheet = _template("bulletin.css")
    values = dict(_VARIABLE.findall(sheet))
    found = _DRAWING.search(sheet)
    return _USED.sub(lambda match: values[match[1]], found[1] if found else "")


@cache
def _shapes() -> str:
    marks = "".join(
        f'<symbol id="shape-{number}" viewBox="0 0 20 20"><path d="{outline}" stroke="#333" stroke-width="1.2"/>'
        f'<path d="{sign}" fill="none" stroke="currentColor" stroke-width="2.4"/></symbol>'
        for number, (outline, sign) in enumerate(SHAPES)
    )
    return f"{marks}<defs>{_template('hatches.svg')}</defs>"


def _template(name: str) -> str:
    return resources.files("luoshi.render").joinpath("templates", name).read_text(encoding="utf-8")
