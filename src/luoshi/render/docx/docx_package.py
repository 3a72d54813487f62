"""The package of a Word file: made on python-docx, then written so that the same content is the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml

from luoshi.render.docx.docx_fonts import write_font_table, write_theme
from luoshi.render.docx.docx_page import write_footer
from luoshi.render.docx.docx_styles import write_styles
from luoshi.render.docx.docx_xml import NAMESPACES
from luoshi.visible_text import visible

if TYPE_CHECKING:
    from docx.document import Document as Package

    from luoshi.render.docx.docx_measure import PageMeasure
    from luoshi.report.document import Document
    from luoshi.report.paper import Fonts

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_NOT_OURS = ("stylesWithEffects", "thumbnail", "customXml", "numbering")
"""Parts of python-docx's template that say nothing here: half a megabyte of styles, a picture of another file."""


def make_package(page: PageMeasure, fonts: Fonts) -> tuple[Package, tuple[str, str]]:
    """Return a package with our styles, no text, and the ids of its two footers."""
    package = docx.Document()
    _drop(package.part)
    _drop(package.part.package)
    _replace(package.styles.element, write_styles(page, fonts))
    _name_fonts(package, fonts)
    package.settings.odd_and_even_pages_header_footer = True
    return package, _footers(package)


def _name_fonts(package: Package, fonts: Fonts) -> None:
    """Let theme and font table name the fonts of the paper alone.

    python-docx's template names Japanese and other faces, and WPS asks for every one that the machine lacks.
    """
    for relation in package.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in {"theme", "fontTable"}:
            part: Any = relation.target_part
            xml = part.blob.decode()
            part._blob = (write_theme(xml, fonts) if kind == "theme" else write_font_table(fonts)).encode()  # noqa: SLF001


def _drop(part: Any) -> None:
    for name, relation in list(part.rels.items()):
        if any(word in relation.reltype for word in _NOT_OURS):
            del part.rels[name]


def _replace(old: Any, xml: str) -> None:
    """Put the children of ``xml`` in the place of the children of an element."""
    for child in list(old):
        old.remove(child)
    for child in list(parse_xml(xml)):
        old.append(child)


def _footers(package: Package) -> tuple[str, str]:
    section = package.sections[0]
    for footer, odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        _replace(footer._element, write_footer(odd=odd))  # noqa: SLF001 -- python-docx shows no element of a footer
    references = section._sectPr.footerReference_lst  # noqa: SLF001 -- nor the ids
    names = {str(reference.type_): str(reference.rId) for reference in references}
    odd_name = next(name for kind, name in names.items() if "PRIMARY" in kind)
    return odd_name, next(name for kind, name in names.items() if "EVEN" in kind)


def fill(package: Package, xml: str) -> None:
    """Make ``xml`` the body of the package: parsed in its place, for lxml moves elements slowly."""
    text = f"<w:document {NAMESPACES}><w:body>{xml}</w:body></w:document>"
    package.part._element = parse_xml(text)  # noqa: SLF001 -- python-docx only fills its own element, piece by piece


def place_picture(package: Package, png: bytes) -> str:
    """Keep a picture in the package; return the id by which the text names it."""
    relation, _ = package.part.get_or_add_image(io.BytesIO(png))
    return relation


def describe(package: Package, document: Document) -> None:
    """Set title, author and dates; the day is that of the report, never that of the machine."""
    day = document.masthead.date
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).replace(tzinfo=None)
    properties = package.core_properties
    properties.title, properties.author = _property(document.title), _property(document.signature)
    properties.last_modified_by, properties.comments = "luoshi", f"luoshi {document.origin.version}"
    properties.subject, properties.keywords = "", ""
    properties.language = "zh-CN"
    properties.created = properties.modified = moment
    properties.revision = 1


def _property(text: str) -> str:
    """Return text that a property can hold: at most 255 characters, none that acts."""
    return visible(text).replace("\n", " ")[:255]


def packed(package: Package) -> bytes:
    """Return the file."""
    written = io.BytesIO()
    package.save(written)
    return settled(written.getvalue())


def settled(content: bytes) -> bytes:
    """Return a zip file with the same members in one order, at one time."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, source.read(name))
    return target.getvalue()
