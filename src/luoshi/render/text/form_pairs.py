"""A form as pairs of a label and what is filled in: what stands where a format has no cells side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luoshi.report.document import Cell, Table


def pairs_of(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Yield the pairs, row by row."""
    for row in table.rows:
        yield from pairs_of_row(row)


def pairs_of_row(row: tuple[Cell, ...]) -> list[tuple[Cell, Cell]]:
    """Return the pairs of one row; a label of None has no pair."""
    return [(row[place], row[place + 1]) for place in range(0, len(row) - 1, 2) if row[place] is not None]
