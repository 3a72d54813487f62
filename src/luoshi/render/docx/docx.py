"""The document as a Word file in the layout of GB/T 9704-2012, or in the office's own template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.extras import import_extra
from luoshi.report.paper import Paper
from luoshi.report.sheets import is_sheet

if TYPE_CHECKING:
    from luoshi.report.document import Document


def render(document: Document, *, paper: Paper | None = None) -> bytes:
    """Return a .docx, the same bytes for the same document.

    Raises UsageError without python-docx, or where the template cannot be filled in.
    """
    import_extra("docx", "生成 Word ", "python-docx", "word", "或换一种格式")
    paper = paper or Paper()
    if paper.template is not None and not is_sheet(document):
        from luoshi.render.docx.docx_template import fill_template  # noqa: PLC0415 -- needs docxtpl

        return fill_template(document, paper)
    from luoshi.render.docx.docx_body import render_plain  # noqa: PLC0415 -- needs python-docx

    return render_plain(document, paper)
