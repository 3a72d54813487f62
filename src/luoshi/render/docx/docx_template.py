"""The office's own red head: a .docx made in WPS or Word, whose blanks are filled in.

A template is a program to Jinja: it runs in a sandbox, and a name that luoshi does not know is an error, not a blank.
The text of the report is put in afterwards, so nothing in it is ever taken for a part of the template.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from luoshi.errors import UsageError
from luoshi.extras import import_extra
from luoshi.render.cell_text import long_date
from luoshi.render.docx.docx_body import ends_lying, kept, make_sheets, write_annexes, write_text
from luoshi.render.docx.docx_head import write_enclosed, write_signature
from luoshi.render.docx.docx_measure import upright
from luoshi.render.docx.docx_package import describe, packed
from luoshi.render.docx.docx_page import write_section_end
from luoshi.render.docx.docx_styles import list_styles, style_xml, write_table_style
from luoshi.render.docx.docx_xml import NAMESPACES, line
from luoshi.render.on_paper import list_origin
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Package

    from luoshi.report.document import Document
    from luoshi.report.paper import Paper

_BODY = "〔luoshi：正文〕"
"""Stands in the filled template where the text goes; no ledger can put it there, for it is looked for once."""
_PARAGRAPH = re.compile(rf"<w:p(?: [^>]*)?(?<!/)>(?:(?!</w:p>).)*?{_BODY}.*?</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_NAMES = "报头、期号、发文机关、标题、主送、正文、署名、成文日期、抄送、印发日期"
_LARGEST = 20 * 1024 * 1024


def fill_template(document: Document, paper: Paper) -> bytes:
    """Return the template filled in. Raises UsageError where it is no .docx, acts, or asks for an unknown name."""
    package = _opened(_rendered(paper.template or b"", _blanks(document)))
    names = _add_styles(package, paper)
    body = _STYLE.sub(
        lambda found: f'<w:pStyle w:val="{names.get(found[1], found[1])}"/>', _body(document, package, paper)
    )
    _insert(package, body)
    describe(package, document)
    return packed(package)


def _blanks(document: Document) -> dict[str, str]:
    """Return what a template can ask for, by the field's own words."""
    head = document.masthead
    given = {
        "报头": head.name,
        "期号": head.issue,
        "发文机关": head.office,
        "标题": document.title,
        "主送": document.to,
        "正文": _BODY,
        "署名": document.signature,
        "成文日期": long_date(head.date),
        "抄送": "、".join(document.copies),
        "印发日期": long_date(head.date),
    }
    return {name: visible(text) for name, text in given.items()}


def _rendered(template: bytes, blanks: dict[str, str]) -> bytes:
    """Fill in the blanks. What goes wrong inside a template is its author's to mend, so it is said, never raised."""
    tool = import_extra("docxtpl", "用红头模板", "docxtpl", "word", "或换一种格式")
    _checked(template)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    written = io.BytesIO()
    try:
        filled = tool.DocxTemplate(io.BytesIO(_narrow_braces(template)))
        filled.render(blanks, jinja_env=environment, autoescape=True)
        filled.save(written)
    except TemplateError as error:
        raise UsageError(f"红头模板填不进去：{error}", f"模板里可以写的有：{_NAMES}，如 {{{{ 标题 }}}}") from None
    return written.getvalue()


_ODD = "surrogateescape"
_OPENING = re.compile(r"[｛{]((?:<[^>]*>)*)[｛{]")
_CLOSING = re.compile(r"[｝}]((?:<[^>]*>)*)[｝}]")
"""Two braces, of either width, with what a program put between them; a Chinese keyboard types them wide."""


def _narrow_braces(template: bytes) -> bytes:
    """Return the template with wide braces around a blank made narrow; all else stays as it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("word/") and "｛".encode() in content and entry.filename.endswith(".xml"):
                content = _CLOSING.sub(r"}\1}", _OPENING.sub(r"{\1{", content.decode(errors=_ODD))).encode(errors=_ODD)
            target.writestr(entry, content)
    return written.getvalue()


def _checked(template: bytes) -> None:
    """Refuse what is no .docx, or would unpack to more than any letterhead."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            names = archive.namelist()
    except zipfile.BadZipFile:
        names, size = [], 0
    if "word/document.xml" not in names or size > _LARGEST:
        raise UsageError("红头模板不是 .docx 文件，或者太大", "在 WPS 或 Word 中另存为 .docx（不带宏、不加密）")


def _opened(content: bytes) -> Package:
    package: Package = import_extra("docx", "用红头模板", "python-docx", "word", "或换一种格式").Document(
        io.BytesIO(content)
    )
    return package


def _add_styles(package: Package, paper: Paper) -> dict[str, str]:
    """Add the styles that the template lacks; return the template's id of each of ours.

    A style that the template has under the same name stays as the office made it.
    """
    page = upright(paper.layout)
    known = {style.name.lower(): style.style_id for style in package.styles if style.name}
    ids = {}
    for style in list_styles(page):
        ids[style.id] = known.get(style.name.lower(), style.id)
        if style.name.lower() not in known:
            _append(package, style_xml(style, page, paper.fonts))
    if "公文表格" not in known:
        _append(package, write_table_style())
    return ids


def _append(package: Package, xml: str) -> None:
    package.styles.element.append(parse_xml(xml.replace("<w:style ", f"<w:style {NAMESPACES} ", 1)))


def _body(document: Document, package: Package, paper: Paper) -> str:
    """Return the text; what the template says itself (head, title, 版记) is left to it, and so are its footers."""
    sheets = make_sheets(package, paper, ("", ""))
    return "".join(_parts(document, sheets))


def _parts(document: Document, sheets: Any) -> Iterator[str]:
    page = sheets.upright.page
    yield from kept(write_text(document, sheets.upright))
    yield from write_enclosed(document, page)
    yield from write_signature(document, page)
    yield from write_annexes(document, sheets)
    if ends_lying(document):
        yield write_section_end(sheets.lying_end)
    yield from (line("LsOrigin", words) for words in list_origin(document))


def _insert(package: Package, body: str) -> None:
    """Put the text in the place of the paragraph that asks for it."""
    xml = package.part.blob.decode()
    if not _PARAGRAPH.search(xml):
        raise UsageError("红头模板里没有 {{ 正文 }}", "在正文开始处单独写一段 {{ 正文 }}")
    filled = _PARAGRAPH.sub(lambda found: _surround(found[0], body), xml, count=1)
    root = re.sub(r"<w:document ", f"<w:document {_missing(xml)}", filled, count=1)
    package.part._element = parse_xml(root.encode())  # noqa: SLF001 -- as in docx_package.fill


def _surround(asking: str, body: str) -> str:
    """Return the text with what the office wrote before and after the blank in its paragraph, each as a paragraph."""
    before, _, after = asking.partition(_BODY)
    start = asking[: asking.index(">") + 1]
    format_ = found[0] if (found := _PROPERTIES.search(before)) else ""
    run = before[before.rindex("<w:r") :] if "<w:r" in before else ""
    run_start = found[0] if (found := _RUN_START.match(run)) else "<w:r><w:t>"
    parts = [f"{before}</w:t></w:r></w:p>" if _has_words(before) else ""]
    parts += [body]
    parts += [f"{start}{format_}{run_start}{after}" if _has_words(after) else ""]
    return "".join(parts)


_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>|<w:pPr/>", re.DOTALL)
_RUN_START = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>.*?</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?>", re.DOTALL)
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|^([^<]*)")


def _has_words(xml: str) -> bool:
    return any("".join(found).strip() for found in _WORDS.findall(xml))


def _missing(xml: str) -> str:
    """Return the namespaces that our text needs and the template has not declared."""
    start = xml[: xml.index(">", xml.index("<w:document"))]
    given = re.findall(r'xmlns:\w+="[^"]+"', NAMESPACES)
    return "".join(f"{each} " for each in given if each.split("=")[0] not in start)
