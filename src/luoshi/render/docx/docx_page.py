"""Sections of pages, their grid of lines, and the page numbers at the outer side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.docx.docx_xml import NAMESPACES, element

if TYPE_CHECKING:
    from luoshi.render.docx.docx_measure import PageMeasure

# A field that lacks one of its parts is hidden by some readers.
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DASHES = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


def write_page_setup(page: PageMeasure, footers: tuple[str, str]) -> str:
    """Return ``w:sectPr``; ``footers``: the relationship ids of the odd and the even footer."""
    orientation = "landscape" if page.lying else None
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{name}"/>'
        for kind, name in zip(("default", "even"), footers, strict=True)
        if name
    )
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f"{element('pgSz', w=page.width, h=page.height, orient=orientation)}"
        f"{element('pgMar', **margins, header=page.footer, footer=page.footer, gutter=0)}"
        f"{element('docGrid', type='lines', linePitch=page.pitch)}</w:sectPr>"
    )


def write_section_end(section: str) -> str:
    """Return the paragraph that ends a section; it takes no room."""
    spacing = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="LsOrigin"/>{spacing}{section}</w:pPr></w:p>'


def write_footer(*, odd: bool) -> str:
    """Return ``— 1 —`` a character away from the outer edge: right on odd pages, left on even ones."""
    side, align = ("right", "right") if odd else ("left", "left")
    place = element("ind", **{f"{side}Chars": 100, side: 280}) + element("jc", val=align)
    numbers = f"{_DASHES.format('— ')}{_FIELD}{_DASHES.format(' —')}"
    return f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="LsPage"/>{place}</w:pPr>{numbers}</w:p></w:ftr>'
