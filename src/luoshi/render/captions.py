"""Whether a table's caption only repeats the heading above it, as it does where an attachment is one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.report.document import Section, Table


def is_repeated(table: Table, section: Section) -> bool:
    """Say whether the heading already ends with the caption."""
    return bool(table.caption) and section.title.endswith(table.caption)


def without_repetition(table: Table, section: Section) -> Table:
    """Return the table without a caption that the heading has said."""
    return table.but(caption="") if is_repeated(table, section) else table
