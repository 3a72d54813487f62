"""Every format and the module that writes it. A module is imported when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.report.document import Document

_MODULES = MappingProxyType(
    {"terminal": "terminal", "markdown": "markdown", "html": "html", "json": "json_text", "csv": "csv_text"}
)

FORMATS = tuple(_MODULES)


def write(name: str, document: Document, *, width: int = 100) -> bytes:
    """Return ``document`` in the format ``name``, one of `FORMATS`; ``width`` is the columns of a terminal."""
    module = import_module(f"luoshi.render.{_MODULES[name]}")
    options = {"width": width} if name == "terminal" else {}
    content: bytes = module.render(document, **options)
    return content
