"""Every format and the module that writes it. A module is imported when its format is asked for."""

from __future__ import annotations

import json
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    from luoshi.render.text.terminal import Draw
    from luoshi.report.document import Document, Page
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
MACHINE = ("json", "csv")
"""What programs read; all else is read by people."""
TEXTS = tuple(name for name in FORMATS if name not in BINARY)


def write(
    name: str,
    document: Document,
    *,
    width: int = 100,
    draw: Draw | None = None,
    paper: Paper | None = None,
    caption: bool = False,
) -> bytes:
    """Return ``document`` in the format ``name``, one of `FORMATS`.

    ``width`` and ``draw``: the columns of a terminal, and what draws the tables on it where it can do more than plain
    text; ``paper``: fonts, layout and template of what is printed; ``caption``: CSV with captions and notes.
    """
    options = _screen(width, draw) if name == "terminal" else {}
    if name in BINARY:
        options["paper"] = paper
    if name == "csv":
        options["caption"] = caption
    written = document if name in MACHINE else import_module("luoshi.render.paper_dates").spell_dates(document)
    content: bytes = _module(name).render(written, **options)
    return content


def write_page(name: str, page: Page, *, width: int = 100, draw: Draw | None = None, caption: bool = False) -> bytes:
    """Return a page without a masthead: ``json`` holds its facts, ``csv`` its tables, the other texts its sections."""
    if name == "json":
        return (visible_json(json.dumps(page.facts, ensure_ascii=False, indent=1)) + "\n").encode()
    content: bytes
    if name == "csv":
        content = _module(name).render_tables(page.tables(), caption=caption)
    elif name == "markdown":
        content = _module(name).render_sections(page.sections)
    else:
        content = _module("terminal").render_sections(page.sections, **_screen(width, draw))
    return content


def _screen(width: int, draw: Draw | None) -> dict[str, object]:
    return {"width": width, "draw": draw} if draw else {"width": width}


def _module(name: str) -> Any:
    return import_module(f"luoshi.render.{_MODULES[name]}")
