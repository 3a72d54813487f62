"""What a reader of sheets is given, and what it gives: of a workbook, and of the tables in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from luoshi.exchange.items import Item, Leftover
    from luoshi.exchange.table_heads import TableHead
    from luoshi.exchange.unit_names import UnitBook


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all sheets. ``columns``: what the heads of columns are, from ``--map``."""

    source: str
    book: UnitBook
    year: int | None = None
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Around:
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

    items: list[Item]
    leftover: list[Leftover]
    findings: list[str]
    group: str = ""
