"""Which paths changed between two tables: what was remembered, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cache.table import FACTS, split_facts, split_paths, times

if TYPE_CHECKING:
    from luoshi.cache.table import Table
    from luoshi.service.scan.kept_file import Stored

_YOUNG = bytes(FACTS)
"""In the place of what the system said of an entry that was too young: it never says this."""


def changed_paths(stored: Stored, table: Table) -> set[str]:
    """Return the paths that are new, gone or changed; those in both with equal facts are as they were."""
    paths, facts = table.packed
    before = split_facts(stored.facts)
    if paths == stored.paths:
        pairs = zip(split_paths(paths), before, split_facts(facts), strict=True)
        return {path for path, then, now in pairs if then != now}
    rows = (
        dict(zip(split_paths(stored.paths), before, strict=True)).items()
        ^ dict(zip(*table.rows(), strict=True)).items()
    )
    return {path for path, _ in rows}


def old_facts(table: Table, limit: int) -> tuple[bytes, int]:
    """Return the facts as one, those from ``limit`` on unknown, and the newest time among the known."""
    _, facts = table.packed
    if table.newest < limit:
        return facts, table.newest
    known = [each if times(each) < limit else _YOUNG for each in split_facts(facts)]
    return b"".join(known), max(map(times, known), default=0)
