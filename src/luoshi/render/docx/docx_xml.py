"""WordprocessingML as strings: elements whole and in the order of the schema, which python-docx does not watch over."""

from __future__ import annotations

from html import escape
from typing import Final

from luoshi.visible_text import visible

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TWIPS_PER_MM: Final = 1440 / 25.4
# The hint keeps “ ” — · ×, which belong to both scripts, in the Chinese font.
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def convert_to_twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def safe(text: str) -> str:
    """Return ``text`` for the inside of an element or of a quoted attribute; nothing in it acts."""
    return escape(visible(text))


def run(text: str, properties: str = "") -> str:
    """Return ``text`` as one run; its line breaks are kept. ``properties``: what follows the fonts in ``w:rPr``."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{safe(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{_HINT}{properties}</w:rPr>{lines}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph of a named style. ``properties``: what follows the style in ``w:pPr``, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def line(style: str, text: str, properties: str = "") -> str:
    """Return a paragraph of plain text."""
    return paragraph(style, run(text.replace("\r\n", "\n")), properties)


def element(name: str, **attributes: object) -> str:
    """Return an empty element of the ``w`` namespace; None leaves an attribute out, and all None the element."""
    given = "".join(f' w:{key}="{value}"' for key, value in attributes.items() if value is not None)
    return f"<w:{name}{given}/>" if given else ""
