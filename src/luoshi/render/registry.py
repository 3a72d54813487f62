"""Every format and the module that writes it. A module is imported when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.report.document import Document
    from luoshi.report.paper import Paper

_MODULES = MappingProxyType(
    {
        "terminal": "text.terminal",
        "markdown": "text.markdown",
        "html": "html.html",
        "json": "text.json_text",
        "csv": "text.csv_text",
        "docx": "docx.docx",
        "pdf": "pdf.pdf",
    }
)

FORMATS = tuple(_MODULES)
BINARY = ("docx", "pdf")
"""What is no text, and so is never written to a terminal."""
TEXTS = tuple(name for name in FORMATS if name not in BINARY)


def write(name: str, document: Document, *, width: int = 100, paper: Paper | None = None) -> bytes:
    """Return ``document`` in the format ``name``, one of `FORMATS`.

    ``width``: the columns of a terminal; ``paper``: fonts, layout and template of what is printed.
    """
    module = import_module(f"luoshi.render.{_MODULES[name]}")
    options: dict[str, object] = {"width": width} if name == "terminal" else {}
    if name in BINARY:
        options["paper"] = paper
    content: bytes = module.render(document, **options)
    return content
