"""Pages without a masthead in the formats of ``list`` and ``show``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from luoshi.visible_text import visible_json

if TYPE_CHECKING:
    from luoshi.report.document import Page

FORMATS = ("terminal", "markdown", "csv", "json")


def write(name: str, page: Page, *, width: int = 100) -> bytes:
    """Return the page in the format ``name``, one of ``FORMATS``; JSON holds its facts, csv its tables."""
    if name == "json":
        return (visible_json(json.dumps(page.facts, ensure_ascii=False, indent=1)) + "\n").encode()
    if name == "csv":
        from luoshi.render.text.csv_text import render_tables  # noqa: PLC0415 -- only the format asked for

        return render_tables(page.tables())
    if name == "markdown":
        from luoshi.render.text import markdown  # noqa: PLC0415

        return markdown.render_sections(page.sections)
    from luoshi.render.text import terminal  # noqa: PLC0415

    return terminal.render_sections(page.sections, width=width)
