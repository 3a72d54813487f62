"""亮灯矩阵 as a drawing: a row per unit, a lamp with its task's id per task, worst first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from luoshi.render.charts.svg import choose_colour, choose_shape, drawing, label, shortened
from luoshi.render.text.display_width import measure_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import LampMark, LampMatrix, MatrixRow, TaskRef

_WIDTH = 720
_NAMES = 166
_LINE = 26


def draw(matrix: LampMatrix) -> str:
    """Return the matrix as an SVG image; its height follows the number of tasks."""
    cell = _cell_width(matrix)
    per_line = (_WIDTH - _NAMES) // cell
    rows, y = [], 0
    for row in matrix.rows:
        lines = max(-(-len(row.lamps) // per_line), 1)
        rows.append(f'<g transform="translate(0 {y})">{_row(row, per_line, cell)}{_rule(lines)}</g>')
        y += lines * _LINE + 4
    legend = "".join(_legend(matrix, y))
    return drawing(matrix.id, matrix.caption, matrix.summary, (_WIDTH, y + _LINE), "".join(rows) + legend)


def _legend(matrix: LampMatrix, y: int) -> Iterator[str]:
    """Yield each lamp with its word, worst first: what a print in black and white is read by."""
    lamps = {lamp for row in matrix.rows for _, _, lamp in row.lamps}
    for number, lamp in enumerate(sorted(lamps, key=lambda lamp: (lamp.rank, lamp.name))):
        yield _shape(lamp, _NAMES + number * 100, y) + label(_NAMES + number * 100 + 24, y + 19, lamp.name, kind="name")


def _cell_width(matrix: LampMatrix) -> int:
    """Return the width of the widest lamp with its id, no more than the room."""
    widest = max((measure_width(task.id) for row in matrix.rows for task, _, _ in row.lamps), default=0)
    return min(widest * 13 // 2 + 36, _WIDTH - _NAMES)


def _row(row: MatrixRow, per_line: int, cell: int) -> str:
    name = label(4, 19, shortened(row.unit, 20), kind="name")
    if not row.lamps:
        return name + label(_NAMES, 19, "无", kind="quiet")
    return name + "".join(
        _lamp(task, title, lamp, _NAMES + number % per_line * cell, number // per_line * _LINE)
        for number, (task, title, lamp) in enumerate(row.lamps)
    )


def _lamp(task: TaskRef, title: str, lamp: LampMark, x: int, y: int) -> str:
    hint = f"<title>{escape(f'{lamp.name} {task.id} {title}')}</title>"
    return f"<g>{hint}{_shape(lamp, x, y)}{label(x + 24, y + 19, task.id, kind='id')}</g>"


def _shape(lamp: LampMark, x: int, y: int) -> str:
    colour, shape = choose_colour(lamp), choose_shape(lamp)
    return f'<use class="{colour}" href="#shape-{shape}" x="{x}" y="{y + 5}" width="18" height="18"/>'


def _rule(lines: int) -> str:
    y = lines * _LINE + 3
    return f'<path class="rule" d="M0 {y}H{_WIDTH}"/>'
