"""The named styles of a bulletin, so that an office can change its looks in WPS or Word without touching the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.render.docx.docx_measure import SIZE
from luoshi.render.docx.docx_xml import NAMESPACES, element, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.render.docx.docx_measure import PageMeasure
    from luoshi.report.paper import Fonts

RED = "E60012"
TABLE = "LsTable"


class Style(Frozen):
    """A paragraph style.

    ``font``, ``digits``: fields of Fonts; ``size`` in half points; lengths in twips; ``line`` None: that of the page,
    0: as high as needed; ``keep``: with what follows; ``page``: begins a page; ``border``: a ``w:pBdr``.
    """

    id: str
    name: str
    font: str = "fangsong"
    size: int = 32
    bold: bool = False
    colour: str | None = None
    align: str = "both"
    indent: int = 0
    line: int | None = None
    before: int = 0
    after: int = 0
    keep: bool = False
    page: bool = False
    grid: bool = True
    outline: int | None = None
    border: str = ""
    digits: str = "latin"


def list_styles(page: PageMeasure) -> tuple[Style, ...]:
    """Return every style beside Normal; those with an outline level are headings to Word's navigation."""
    two, pitch = 2 * page.character, page.pitch
    red_line = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
    small = {"size": 21, "line": 320, "grid": False}
    tiny = {"size": 18, "line": 240, "grid": False}
    return (
        Style("LsBody", "公文正文", indent=two),
        Style("Heading1", "heading 1", "heiti", indent=two, keep=True, outline=0),
        Style("Heading2", "heading 2", "kaiti", indent=two, keep=True, outline=1),
        Style("Heading3", "heading 3", bold=True, indent=two, keep=True, outline=2),
        Style("Heading4", "heading 4", indent=two, keep=True, outline=3),
        Style("LsHead", "报头", "xiaobiaosong", 104, colour=RED, align="center", line=0, grid=False),
        Style("LsIssue", "期号", align="center", before=pitch),
        Style("LsRedLine", "报头机关", border=red_line),
        Style("LsTitle", "公文标题", "xiaobiaosong", 44, align="center", line=660, before=2 * pitch, after=pitch),
        Style("LsTo", "主送机关", align="left"),
        Style("LsEnclosed", "附件说明", align="left", keep=True),
        Style("LsSigned", "落款署名", align="right", keep=True),
        Style("LsAnnex", "附件标识", "heiti", align="left", page=True),
        Style("LsAnnexTitle", "附件标题", "xiaobiaosong", 44, align="center", line=660, outline=0, keep=True),
        Style("LsCaption", "表题", "heiti", 28, align="center", keep=True, before=80),
        Style("LsTableHead", "表格表头", "heiti", align="center", **small),  # type: ignore[arg-type]
        Style("LsTableText", "表格文字", align="left", **small),  # type: ignore[arg-type]
        Style("LsWideHead", "宽表表头", "heiti", align="center", **tiny),  # type: ignore[arg-type]
        Style("LsWideText", "宽表文字", align="left", **tiny),  # type: ignore[arg-type]
        Style("LsFormLabel", "表单栏目", "heiti", 24, align="center", line=360, grid=False),
        Style("LsFormText", "表单内容", size=24, align="left", line=360, grid=False),
        Style("LsNote", "表注", align="left", after=80, **small),  # type: ignore[arg-type]
        Style("LsChart", "图", align="center", line=0, grid=False, keep=True),
        Style("LsOrigin", "数据说明", align="left", **small),  # type: ignore[arg-type]
        Style("LsRecord", "版记", size=28, line=440, grid=False),
        Style("LsPage", "页码", "songti", 28, align="right", line=0, grid=False, digits="songti"),
    )


def write_styles(page: PageMeasure, fonts: Fonts) -> str:
    """Return ``word/styles.xml``."""
    styles = "".join(style_xml(style, page, fonts) for style in list_styles(page))
    return f"<w:styles {NAMESPACES}>{_defaults(page, fonts)}{styles}{_table()}</w:styles>"


def style_xml(style: Style, page: PageMeasure, fonts: Fonts) -> str:
    """Return one style, based on Normal."""
    next_style = "" if style.outline is None else '<w:next w:val="LsBody"/>'
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{next_style}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style, page))}</w:pPr><w:rPr>{''.join(_run(style, fonts))}</w:rPr></w:style>"
    )


def _custom(style: Style) -> str:
    return "" if style.id.startswith("Heading") else ' w:customStyle="1"'


def _defaults(page: PageMeasure, fonts: Fonts) -> str:
    """Return the ground of all styles: four names of fonts, for each alone leaves some characters to chance."""
    normal = Style("Normal", "Normal")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{write_fonts(fonts.fangsong, fonts.latin)}"
        f'<w:spacing w:val="{page.squeeze}"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:line="{page.pitch}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{''.join(_run(normal, fonts))}</w:rPr></w:style>"
    )


def write_fonts(east_asian: str, latin: str) -> str:
    """Return the four font names."""
    latin, east_asian = safe(latin), safe(east_asian)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian}" w:cs="{latin}"/>'


def _paragraph(style: Style, page: PageMeasure) -> Iterator[str]:
    yield "<w:keepNext/>" if style.keep else ""
    yield "<w:pageBreakBefore/>" if style.page else ""
    yield style.border
    yield "" if style.grid else '<w:snapToGrid w:val="0"/>'
    line = page.pitch if style.line is None else style.line
    yield element(
        "spacing",
        before=style.before,
        after=style.after,
        line=line or 240,
        lineRule="exact" if line else "auto",
    )
    if style.indent:
        yield element("ind", firstLineChars=style.indent * 100 // page.character, firstLine=style.indent)
    yield element("jc", val=style.align)
    yield element("outlineLvl", val=style.outline)


def _run(style: Style, fonts: Fonts) -> Iterator[str]:
    yield write_fonts(getattr(fonts, style.font), getattr(fonts, style.digits))
    yield "<w:b/><w:bCs/>" if style.bold else ""
    yield element("color", val=style.colour)
    if style.size != SIZE // 10:
        yield '<w:spacing w:val="0"/>'
    yield element("sz", val=style.size) + element("szCs", val=style.size)


def _table() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{write_table_style()}"
    )


def write_table_style() -> str:
    """Return the style of tables: thin lines, narrow margins."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表格"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
