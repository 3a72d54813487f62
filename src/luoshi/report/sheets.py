"""Letters and the one page for the leader: documents of one sheet with a small head, without 版记 and origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.report.document import Document

LETTER, BRIEF = "letter", "brief"
"""Their kinds."""


def is_sheet(document: Document) -> bool:
    """Whether the document is a letter or the one page for the leader."""
    return document.kind in {LETTER, BRIEF}
