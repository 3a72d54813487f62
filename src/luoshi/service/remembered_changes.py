"""Which paths changed between two tables: what was remembered, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.warm.table import FACTS, times

if TYPE_CHECKING:
    from luoshi.service.remembered_file import Stored
    from luoshi.warm.table import Table

_YOUNG = bytes(FACTS)
"""In the place of what the system said of an entry that was too young: it never says this."""


def changed_paths(stored: Stored, table: Table) -> set[str]:
    """Return the paths that are new, gone or changed; those in both with equal facts are as they were."""
    before = _split(stored.facts)
    names = stored.paths.decode("utf-8", "surrogatepass").split("\0")
    if names == table.paths:
        return {path for path, then, now in zip(names, before, table.facts, strict=True) if then != now}
    then, now = dict(zip(names, before, strict=True)), dict(zip(table.paths, table.facts, strict=True))
    return {path for path, _ in then.items() ^ now.items()}


def _split(facts: bytes) -> list[bytes]:
    return [facts[place : place + FACTS] for place in range(0, len(facts), FACTS)]


def old_facts(table: Table, limit: int) -> tuple[bytes, int]:
    """Return the facts as one, those from ``limit`` on unknown, and the newest time among the known."""
    if table.newest < limit:
        return b"".join(table.facts), table.newest
    known = [facts if times(facts) < limit else _YOUNG for facts in table.facts]
    return b"".join(known), max(map(times, known), default=0)
