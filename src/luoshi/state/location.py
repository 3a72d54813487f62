"""Where a task file stands, and which ledger it belongs to."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """Where a task file stands: its path in the workspace and the ledger it belongs to.

    ``ledger`` is the folder under ``ledgers/``, such as ``2026/zonghe``; title and kind come from ``ledger.yaml``.
    """

    path: str
    ledger: str
    title: str
    kind: str
    year: int
