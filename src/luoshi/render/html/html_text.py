"""A text of the ledger as HTML."""

from __future__ import annotations

from html import escape

from luoshi.visible_text import one_line_end


def html_text(text: str) -> str:
    """Return ``text`` escaped; its line breaks become ``<br>``."""
    return escape(one_line_end(text)).replace("\n", "<br>")
