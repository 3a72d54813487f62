"""What paper needs to know of an attachment: its mark apart from its name, and whether its page lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.report.document import Table

if TYPE_CHECKING:
    from luoshi.report.document import Section

_MARK = re.compile(r"(附件\s*\d*)[\s:：.．、]*")
_WIDE = 44
"""Full-width characters that an upright page holds; a wider table is printed on a page of its own, lying."""


def mark_and_name(section: Section) -> tuple[str, str]:
    """Return ``附件1`` and the name that follows it; ``附件`` where the title has no mark."""
    found = _MARK.match(section.title)
    return (found[1], section.title[found.end() :]) if found else ("附件", section.title)


def is_wide(table: Table) -> bool:
    """Say whether the table needs a lying page."""
    return sum(column.width for column in table.columns) > _WIDE


def lies(section: Section) -> bool:
    """Say whether the attachment is printed on lying pages: one of its tables is wide."""
    return any(isinstance(block, Table) and is_wide(block) for block in section.blocks)
