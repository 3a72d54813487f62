"""Word files and workbooks made by hand, byte for byte: what real programs write, and what attackers do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LOCKED = ("returned-locked.xls", "returned-locked.xlsx")
"""``returned.xls`` with the password “luoshi”, beside this file: the .xls as LibreOffice 7.4 saves it (RC4; a macro
with ``storeToURL`` and the property Password), the .xlsx by ``msoffcrypto-tool -e -p luoshi`` 6.1.0 (AES, agile)."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Return a .docx with the XML of its body; ``numbering`` and ``styles``: other parts."""
    members = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    members |= {f"word/{name}.xml": content for name, content in parts.items()}
    return package({"[Content_Types].xml": "<Types/>", **members})


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Return the workbook that ``fill`` writes."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet of texts."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("清单")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    return workbook(fill)
