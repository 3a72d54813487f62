"""What was promised of cold runs, and of memory, answered by the figures of one size of ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.peers import SLOW_AT
from bench.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIZES = (10_000, 100_000)
"""Tasks at which `check` is compared with others."""
WARM_START = "luoshi check, warm"
_STARTS = {"luoshi --version": 1.5, "luoshi check": 10, WARM_START: 3}
_HIGHEST = {10_000: 150, 100_000: 300}
_HIGHEST_WARM = 120


def targets(tasks: int, seconds: Mapping[str, float], peaks: Mapping[str, float]) -> Iterator[Target]:
    """Yield the targets that this size can answer; a peer that is not installed leaves its target without a figure."""
    name, check = f"{tasks:,} tasks: ", seconds["check"]
    if tasks in SIZES:
        ratio = check / seconds["hledger"]
        yield Target(f"{name}`check` ÷ `hledger check`", ratio, 1, "×", goal=0.9)
        yield _faster(name, "bean", 3, seconds)
        yield Target(f"{name}`check` ÷ engine alone, one process", check / seconds["engine"], 2, "×")
        yield Target(f"{name}`check` ÷ engine alone, as many processes", check / seconds["engines"], 1.5, "×")
        yield Target(f"{name}peak memory of `check`, cold", peaks["check"], _HIGHEST[tasks], " MB")
    if tasks == max(SIZES):
        yield Target(f"{name}peak memory of `check`, warm", peaks["warm"], _HIGHEST_WARM, " MB")
    if tasks == max(SLOW_AT):
        yield _faster(name, "schema", 60, seconds)
        yield _faster(name, "yamllint", 60, seconds)


def starts(seconds: Mapping[str, float]) -> Iterator[Target]:
    """Yield the targets of starting up, against Python that does nothing."""
    for command, limit in _STARTS.items():
        yield Target(f"`{command}` ÷ `python -c pass`", seconds[command] / seconds["python -c pass"], limit, "×")


def _faster(name: str, peer: str, times: float, seconds: Mapping[str, float]) -> Target:
    figure = seconds[peer] / seconds["check"] if peer in seconds else None
    return Target(f"{name}{SAYS[peer]} ÷ `check`", figure, times, "×", least=True)


SAYS = {"bean": "`bean-check`", "schema": "`check-jsonschema`", "yamllint": "`yamllint`"}
