"""The parts of a document as HTML: paragraphs, lists, tables and drawings with what stands for them in words."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from luoshi.render.cell_text import is_repeated
from luoshi.render.charts.chart_table import make_chart_table
from luoshi.render.charts.drawings import draw
from luoshi.render.html.html_table import escape_html, write_table, write_task
from luoshi.report.document import FigureRef, Items, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luoshi.render.charts.chart_table import Chart
    from luoshi.report.document import Block, Run, Section

# What may be the id of a task; it is tied to its row if it is one.
_ID = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+)")


def write_blocks(section: Section, homes: Mapping[str, str]) -> str:
    """Return all blocks of a section; ``homes`` says in which table a task is looked up."""
    return "\n".join(_block(block, section, homes) for block in section.blocks)


def _block(block: Block, section: Section, homes: Mapping[str, str]) -> str:
    match block:
        case Paragraph():
            return f"<p>{_runs(block, homes)}</p>"
        case Items():
            kind = "ol" if block.numbered else "ul"
            return f"<{kind}>{''.join(f'<li>{_runs(item, homes)}</li>' for item in block.items)}</{kind}>"
        case Table():
            return write_table(block, homes, unseen=is_repeated(block, section))
    return _figure(block, homes)


def _runs(paragraph: Paragraph, homes: Mapping[str, str]) -> str:
    return "".join(_run(run, homes) for run in paragraph.runs)


def _run(run: Run, homes: Mapping[str, str]) -> str:
    if isinstance(run, FigureRef):
        return f'<a class="number" href="#figure-{escape(run.figure)}">{escape_html(run.text)}</a>'
    parts = _ID.split(run)
    return "".join(write_task(part, homes) if part in homes else escape_html(part) for part in parts)


def _figure(chart: Chart, homes: Mapping[str, str]) -> str:
    """Return a drawing, which has its summary for those who cannot see it, and its numbers as a table folded away."""
    name = escape(f"drawing-{chart.id}")
    numbers = write_table(make_chart_table(chart).but(id=f"of-{chart.id}"), homes)
    return (
        f'<figure><figcaption id="{name}">{escape_html(chart.caption)}</figcaption>'
        f'<div class="frame" role="group" aria-labelledby="{name}" tabindex="0">{draw(chart)}</div>'
        f"<details><summary>{escape_html(chart.caption)}：数据表</summary>{numbers}</details></figure>"
    )
