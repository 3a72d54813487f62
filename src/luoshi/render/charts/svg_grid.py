"""A grid as a drawing of its own: names against columns; shade and word say the same."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from luoshi.render.charts.svg import label, shortened
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.inspection.grid import GridCell, GridChart

_NAME, _CELL, _LINE, _TOP = 220, 56, 26, 70
_LONGEST = 26
_FILLS = ("#ffffff", "#dbe7f5", "#a9c6e8", "#2f6db3", "#b3261e")
_INKS = ("#222222", "#222222", "#222222", "#ffffff", "#ffffff")
_STYLE = (
    "text{font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;font-size:13px;fill:#222}.head{font-weight:bold}"
)


def draw_grid(grid: GridChart) -> bytes:
    """Return the grid as a whole SVG file with its text alternative; wider and higher as there is more to show."""
    width = _NAME + _CELL * len(grid.columns) + 20
    height = _TOP + _LINE * len(grid.rows) + 50
    body = "".join((*_draw_heads(grid), *_draw_rows(grid), *_draw_legend(grid, height - 20)))
    title, summary = escape(visible(grid.caption)), escape(visible(grid.summary))
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" aria-labelledby="grid-title grid-desc"><title id="grid-title">{title}</title>'
        f'<desc id="grid-desc">{summary}</desc><style>{_STYLE}</style>'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{body}</svg>\n'
    )
    return text.encode()


def _draw_heads(grid: GridChart) -> Iterator[str]:
    yield label(10, 28, visible(grid.caption), kind="head")
    for place, title in enumerate(grid.columns):
        yield label(_NAME + _CELL * place + _CELL / 2, _TOP - 10, visible(title), kind="head", anchor="middle")


def _draw_rows(grid: GridChart) -> Iterator[str]:
    for line, (name, cells) in enumerate(grid.rows):
        y = _TOP + _LINE * line
        yield label(10, y + 18, shortened(visible(name), _LONGEST))
        for place, cell in enumerate(cells):
            yield _draw_cell(cell, _NAME + _CELL * place, y)


def _draw_cell(cell: GridCell, x: int, y: int) -> str:
    level = min(cell.level, len(_FILLS) - 1)
    box = (
        f'<rect x="{x + 1}" y="{y + 1}" width="{_CELL - 2}" height="{_LINE - 2}" fill="{_FILLS[level]}" stroke="#999"/>'
    )
    hint = f"<title>{escape(visible(cell.hint))}</title>" if cell.hint else ""
    word = (
        f'<text x="{x + _CELL / 2:g}" y="{y + 18}" text-anchor="middle" style="fill:{_INKS[level]}">'
        f"{escape(visible(cell.word))}</text>"
        if cell.word
        else ""
    )
    return f"<g>{hint}{box}{word}</g>"


def _draw_legend(grid: GridChart, y: int) -> Iterator[str]:
    x = 10
    for level, word in grid.legend:
        yield f'<rect x="{x}" y="{y - 12}" width="16" height="14" fill="{_FILLS[level]}" stroke="#999"/>'
        yield label(x + 22, y, word)
        x += 130
