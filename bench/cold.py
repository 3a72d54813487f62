"""What was promised of cold runs, and of memory, answered by the figures of one size of ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.generate import REAL
from bench.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.page import Size

SIZES = (10_000, 100_000)
"""Tasks at which `check` is compared with others; below, starting up is all that is seen."""
WARM_START = "luoshi check, warm"
_STARTS = {"luoshi check": 15, WARM_START: 3}
_HIGHEST = {10_000: 150, 100_000: 300}
_HIGHEST_WARM = 120
_HIGHEST_REPORT = 500
PEERS = {"hledger": "`hledger check`", "bean": "`bean-check`"}


def targets(size: Size) -> Iterator[Target]:
    """Yield the targets that this size can answer; a peer that is not installed leaves its target without a figure."""
    tasks, seconds, peaks = size.tasks, size.seconds, size.peaks
    name = f"{tasks:,} tasks{', real' if size.ledger == REAL else ''}: "
    if tasks in SIZES:
        for peer, words in PEERS.items():
            figure = seconds["check"] / seconds[peer] if peer in seconds else None
            yield Target(f"{name}`check` ÷ {words}", figure, 1, "×")
    yield Target(f"{name}`report --month` ÷ `check`", seconds["report"] / seconds["check"], 2, "×")
    if size.ledger == REAL:
        return
    if tasks in SIZES:
        yield Target(f"{name}peak memory of `check`, cold", peaks["check"], _HIGHEST[tasks], " MB")
    if tasks == max(SIZES):
        yield Target(f"{name}peak memory of `check`, warm", peaks["warm"], _HIGHEST_WARM, " MB")
        yield Target(f"{name}peak memory of `report --month`", peaks["report"], _HIGHEST_REPORT, " MB")


def starts(seconds: Mapping[str, float]) -> Iterator[Target]:
    """Yield the targets of starting up on the sample, against Python that does nothing."""
    for command, limit in _STARTS.items():
        yield Target(f"`{command}` ÷ `python -c pass`", seconds[command] / seconds["python -c pass"], limit, "×")


SAYS = {"bean": "`bean-check`", "schema": "`check-jsonschema`", "yamllint": "`yamllint`"}
