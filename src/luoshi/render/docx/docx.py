"""The document as a Word file in the layout of GB/T 9704-2012, or in the office's own template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.extras import needed
from luoshi.report.paper import Paper

if TYPE_CHECKING:
    from luoshi.report.document import Document


def render(document: Document, *, paper: Paper | None = None) -> bytes:
    """Return a .docx, the same bytes for the same document.

    Raises UsageError without python-docx, or where the template cannot be filled in.
    """
    needed("docx", "生成 Word ", "python-docx", "word")
    paper = paper or Paper()
    if paper.template is not None and document.kind != "letter":
        from luoshi.render.docx.docx_template import fill_template  # noqa: PLC0415 -- needs docxtpl

        return fill_template(document, paper)
    return _plain(document, paper)


def _plain(document: Document, paper: Paper) -> bytes:
    from luoshi.render.docx.context import sheets_of  # noqa: PLC0415
    from luoshi.render.docx.docx_body import document_xml  # noqa: PLC0415 -- these need python-docx
    from luoshi.render.docx.docx_measure import upright  # noqa: PLC0415
    from luoshi.render.docx.docx_package import describe, empty_package, fill, packed  # noqa: PLC0415

    package, footers = empty_package(upright(paper.layout), paper.fonts)
    sheets = sheets_of(package, paper, footers)
    fill(package, "".join(document_xml(document, sheets)) + sheets.upright_end)
    describe(package, document)
    return packed(package)
