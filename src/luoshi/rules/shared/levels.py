"""How many levels of sub-tasks a task has below it, without recursion: a chain may be as long as a ledger."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LEVELS = 30
"""Levels that are measured; four are usual (国家、省、市、县). What has more below it is measured without them."""


def measure_heights(parents: Mapping[str, str]) -> dict[str, int]:
    """Return the levels below each id; ``parents``: the parent of each that has one. Circles have no height."""
    waiting = Counter(parents.values())
    heights = dict.fromkeys((name for name in parents if not waiting[name]), 0)
    ready = deque(heights)
    while ready:
        name = ready.popleft()
        parent = parents.get(name)
        if parent is None:
            continue
        heights[parent] = max(heights.get(parent, 0), heights[name] + 1)
        waiting[parent] -= 1
        if not waiting[parent]:
            ready.append(parent)
    return {name: height for name, height in heights.items() if not waiting[name]}
