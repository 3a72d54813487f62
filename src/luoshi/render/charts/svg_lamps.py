"""亮灯矩阵 as a drawing: a row per unit, a lamp with number and title per task, worst first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from luoshi.render.charts.svg import choose_colour, choose_shape, drawing, label, measure_drawn, shortened, wrap_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import LampMark, LampMatrix, MatrixRow, TaskRef

    Lit = tuple[TaskRef, str, LampMark]

_WIDTH = 720
_NAMES = 166
_HALF, _MARK = 6.75, 30
"""Width of half a Chinese character, and of a lamp with the gaps around it."""
_LINE, _ROW = 18, 26
_FEWEST, _MOST = 2, 5
"""Lamps beside each other: as many as the longest title lets, which takes several lines where it must."""


def draw(matrix: LampMatrix) -> str:
    """Return the matrix as an SVG image: each lamp with number and full title; its height follows the words."""
    columns = _count_columns(matrix)
    rows, y = [], 0
    for row in matrix.rows:
        drawn, height = _row(row, columns)
        rows.append(f'<g transform="translate(0 {y})">{drawn}{_rule(height)}</g>')
        y += height + 4
    legend = "".join(_legend(matrix, y))
    return drawing(matrix.id, matrix.caption, matrix.summary, (_WIDTH, y + _ROW), "".join(rows) + legend)


def _count_columns(matrix: LampMatrix) -> int:
    widest = max((measure_drawn(_say(lit)) for row in matrix.rows for lit in row.lamps), default=1)
    return min(max(int((_WIDTH - _NAMES) // (widest * _HALF + _MARK)), _FEWEST), _MOST)


def _say(lit: Lit) -> str:
    task, title, _ = lit
    return f"{task.id} {title}"


def _legend(matrix: LampMatrix, y: int) -> Iterator[str]:
    """Yield each lamp with its word, worst first: what a print in black and white is read by."""
    lamps = {lamp for row in matrix.rows for _, _, lamp in row.lamps}
    for number, lamp in enumerate(sorted(lamps, key=lambda lamp: (lamp.rank, lamp.name))):
        yield _shape(lamp, _NAMES + number * 100, y) + label(_NAMES + number * 100 + 24, y + 19, lamp.name, kind="name")


def _row(row: MatrixRow, columns: int) -> tuple[str, int]:
    """Return the lamps of a unit, some beside each other, and how high they stand."""
    name = label(4, 19, shortened(row.unit, 20), kind="name")
    if not row.lamps:
        return name + label(_NAMES, 19, "无", kind="quiet"), _ROW
    cell = (_WIDTH - _NAMES) // columns
    room = int((cell - _MARK) / _HALF)
    y, parts = 0, [name]
    for start in range(0, len(row.lamps), columns):
        some = row.lamps[start : start + columns]
        texts = [wrap_drawn(_say(lit), room) for lit in some]
        told = enumerate(zip(some, texts, strict=True))
        parts += [_lamp(lit, lines, _NAMES + place * cell, y) for place, (lit, lines) in told]
        y += max(_ROW, max(map(len, texts)) * _LINE + 8)
    return "".join(parts), y


def _lamp(lit: Lit, lines: list[str], x: int, y: int) -> str:
    task, title, lamp = lit
    hint = f"<title>{escape(f'{lamp.name} {task.id} {title}')}</title>"
    words = "".join(label(x + 24, y + 19 + number * _LINE, text, kind="id") for number, text in enumerate(lines))
    return f"<g>{hint}{_shape(lamp, x, y)}{words}</g>"


def _shape(lamp: LampMark, x: int, y: int) -> str:
    colour, shape = choose_colour(lamp), choose_shape(lamp)
    return f'<use class="{colour}" href="#shape-{shape}" x="{x}" y="{y + 5}" width="18" height="18"/>'


def _rule(height: int) -> str:
    return f'<path class="rule" d="M0 {height + 3}H{_WIDTH}"/>'
