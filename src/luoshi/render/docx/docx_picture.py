"""A picture in a paragraph, with its alternative text, which python-docx cannot write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.render.docx.docx_xml import paragraph, safe

if TYPE_CHECKING:
    from luoshi.render.docx.docx_measure import PageMeasure

_EMU = 635
"""English metric units in a twip."""


def write_picture(relation: str, name: str, alternative: str, size: tuple[int, int], page: PageMeasure) -> str:
    """Return a paragraph with the picture, as wide as the text and no higher than the page."""
    width, height = _fitted(size, page)
    number = relation.removeprefix("rId")
    extent = f'cx="{width}" cy="{height}"'
    picture = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{safe(name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{picture}</a:graphicData></a:graphic>"
    )
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{safe(name)}" descr="{safe(alternative)}"/>{graphic}</wp:inline>'
    )
    return paragraph("LsChart", f"<w:r><w:drawing>{inline}</w:drawing></w:r>")


def _fitted(size: tuple[int, int], page: PageMeasure) -> tuple[int, int]:
    """Return width and height in EMU; two lines of the page are left for the caption."""
    highest = page.height - page.top - page.bottom - 3 * page.pitch
    share = min(page.room / size[0], highest / size[1])
    return round(size[0] * share) * _EMU, round(size[1] * share) * _EMU
