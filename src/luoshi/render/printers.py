"""What a printed file depends on beside the document: the packages and the fonts of the machine that wrote it."""

from __future__ import annotations

import hashlib
from importlib import import_module, metadata
from typing import TYPE_CHECKING

from luoshi.render.charts.chart_png import SAMPLE
from luoshi.render.charts.drawings import families
from luoshi.render.pdf.font_families import list_families

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.paper import Fonts

_PACKAGES = {"docx": ("python-docx", "docxtpl", "resvg_py"), "pdf": ("typst",)}
_SHOWN = 12
_WORDS = "国中直09"


def describe_printer(form: str, fonts: Fonts) -> str:
    """Return packages with their versions, and a digest of how the fonts look; where two differ, so may the bytes."""
    return "，".join((*_list_versions(form), f"字体 {_digest_fonts(form, fonts)[:_SHOWN]}"))


def _list_versions(form: str) -> Iterator[str]:
    for package in _PACKAGES[form]:
        try:
            yield f"{package} {metadata.version(package)}"
        except metadata.PackageNotFoundError:
            continue


def _digest_fonts(form: str, fonts: Fonts) -> str:
    """Return a digest of the faces that typst chooses, or of a few characters as they are drawn in pictures."""
    try:
        seen = _choose_faces(fonts) if form == "pdf" else _draw_sample(fonts)
    except ImportError:
        seen = b""
    return hashlib.sha256(seen).hexdigest()


def _choose_faces(fonts: Fonts) -> bytes:
    there = frozenset(import_module("typst").Fonts().families())
    return repr(list_families(fonts, there)).encode()


def _draw_sample(fonts: Fonts) -> bytes:
    drawing = SAMPLE.format(families(fonts), _WORDS).replace('width="40"', 'width="200"')
    return bytes(import_module("resvg_py").svg_to_bytes(svg_string=drawing))
