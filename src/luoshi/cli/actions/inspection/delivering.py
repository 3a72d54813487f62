"""How pages and papers of inspection are delivered: as text, as workbook, as drawing, as paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.output.pages import deliver, deliver_page, refuse_binary
from luoshi.errors import UsageError
from luoshi.render.registry import write
from luoshi.service.reports.page_setup import paper_for

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from luoshi.report.document import Document, Page
    from luoshi.report.inspection.grid import GridChart
    from luoshi.service.workspace import Workspace

PAPER_FORMATS = ("docx", "pdf", "html", "markdown")
_SUFFIXES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "markdown"}


def deliver_view(
    workspace: Workspace, page: Page, grid: GridChart | None, day: dt.date, chosen: str, output: Path | None
) -> None:
    """Deliver a page as text, its tables as a workbook, or its grid as a drawing.

    Raises UsageError for a drawing of what has none, and for a workbook onto the screen.
    """
    if chosen == "svg":
        if grid is None:
            raise UsageError("这一页没有图", "换一种格式")
        from luoshi.render.charts.svg_grid import draw_grid  # noqa: PLC0415 -- one format of several

        deliver(draw_grid(grid), output)
    elif chosen == "xlsx":
        if output is None:
            raise UsageError("Excel 不能显示在屏幕上", "写明文件：-o 清单.xlsx")
        from luoshi.render.xlsx import render_tables  # noqa: PLC0415 -- needs xlsxwriter, which not everybody installs

        deliver(render_tables(page.tables(), workspace.config.organisation.name, day), output)
    else:
        deliver_page(page, chosen, output)


def deliver_paper(workspace: Workspace, document: Document, chosen: str | None, output: Path | None) -> None:
    """Deliver a paper in the format that was asked for, else in that of the file's name, else as Markdown."""
    told = chosen or (_SUFFIXES.get(output.suffix) if output else None) or "markdown"
    refuse_binary(told, output)
    deliver(write(told, document, paper=paper_for(workspace)), output)
