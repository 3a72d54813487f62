"""What a bulletin, a list or an explanation is narrowed to."""

from __future__ import annotations

from luoshi.model.base import Text
from luoshi.model.record import Field, Record


class Scope(Record):
    """Unit and leader are those in charge; a ledger is named by its folder, title or kind; None narrows nothing."""

    unit: Text | None = None
    leader: Text | None = None
    list_name: Text | None = Field(default=None, key="list")
    ledger: Text | None = None

    def names(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Return unit, leader, list and ledger."""
        return self.unit, self.leader, self.list_name, self.ledger
