"""The document as PDF by typst: the same words as in Word, tagged for screen readers, fonts inside."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from luoshi.errors import UsageError
from luoshi.extras import import_extra
from luoshi.render.pdf.font_families import list_families
from luoshi.render.pdf.pdf_data import build_data
from luoshi.report.paper import Paper

if TYPE_CHECKING:
    from luoshi.report.document import Document

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_NUMBER = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
"""How typst names a character that has no place of its own, such as a combining mark."""
_TRIES = 50
_LATIN = 0x7F


def render(document: Document, *, paper: Paper | None = None) -> bytes:
    """Return PDF/UA-1, the same bytes for the same document and fonts.

    Raises UsageError without typst, or where the machine has no Chinese font.
    """
    typst = import_extra("typst", "生成 PDF ", "typst", "pdf", "或换一种格式")
    paper = paper or Paper()
    fonts = typst.Fonts()
    data = build_data(document, paper, list_families(paper.fonts, frozenset(fonts.families())))
    return _compiled(typst, fonts, json.dumps(data, ensure_ascii=False))


def _compiled(typst: Any, fonts: Any, data: str) -> bytes:
    """Return the PDF; a character that no font of the machine has is shown as its number, never left out."""
    template = resources.files("luoshi.render").joinpath("templates", "bulletin.typ").read_bytes()
    for _ in range(_TRIES):
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs={"data": data})
        try:
            content: bytes = compiler.compile(format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError as error:
            data = _numbered(data, str(error.message), str(error.diagnostic))
        else:
            return content
    raise UsageError("PDF 没有生成：本机的字体缺的字太多", "装一种中文字体，如 fonts-noto-cjk；或用 --format docx")


def _numbered(data: str, complaint: str, complaints: str) -> str:
    """Return the data with the characters that typst could not show written as their numbers.

    ``complaints``: all that typst found in this run, of which ``complaint`` is the first.
    """
    found = (_NUMBER.sub(_character, text) for text in _MISSING.findall(complaints))
    unshown = {each for text in found for each in text if ord(each) > _LATIN and each in data}
    if not unshown:
        raise UsageError(f"PDF 没有生成：{complaint}", "改用 --format docx，并把这条信息报给维护者")
    return data.translate({ord(each): f"\\\\u{{{ord(each):x}}}" for each in unshown})


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
