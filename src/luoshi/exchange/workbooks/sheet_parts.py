"""What a reader of sheets is given, and what it gives: of a workbook, and of the tables in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from luoshi.exchange.reading.items import Leftover
from luoshi.frozen import Frozen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from luoshi.exchange.reading.items import ImportedItem
    from luoshi.exchange.reading.table_heads import TableHead
    from luoshi.exchange.reading.unit_names import UnitBook
    from luoshi.exchange.workbooks.grids import Grid


class Reading(Frozen):
    """What is the same for all sheets. ``columns``: what the heads of columns are, from ``--map``."""

    source: str
    book: UnitBook
    year: int | None = None
    columns: Mapping[str, str] | None = None


class Around(Frozen):
    """What a document says around one of its tables.

    ``above``: the lines before it; ``year``: that of the document; ``earliest``: its day, before which none of its
    limits without a year can lie; ``first_leads``: the first named unit is the lead; ``head``: that of the table that
    this one carries on, and ``group`` the group that its first rows belong to.
    """

    above: str = ""
    year: int | None = None
    earliest: dt.date | None = None
    first_leads: bool = False
    head: TableHead | None = None
    group: str = ""


NOTHING = Around()


class SheetItems(NamedTuple):
    """What one sheet says; ``group``: the last one named in it."""

    items: list[ImportedItem]
    leftover: list[Leftover]
    findings: list[str]
    group: str = ""


def leave_over(grid: Grid, at: int, row: Sequence[str], kind: str) -> Leftover:
    """Return a row that is no item, with the cells that it stands in."""
    columns = [column for column, text in enumerate(row) if text]
    return Leftover("\t".join(row[column] for column in columns), kind, cells=grid.cells(at, columns), sheet=grid.name)
