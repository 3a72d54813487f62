"""Public values by which draws are made: how each source is written, and how much chance it holds (domain-2 2.5)."""

from __future__ import annotations

import hashlib
import math
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_LOTTERY = re.compile(
    r"(?P<name>\D+)(?P<issue>\d+)期[:：](?P<front>\d\d(?: \d\d)*)\+(?P<back>\d\d(?: \d\d)*)", re.ASCII
)
_SIX = re.compile(r"\d{6}", re.ASCII)
_DRAND = re.compile(r"(?P<round>\d+) (?P<signature>[0-9a-f]{96}|[0-9a-f]{192}) (?P<value>[0-9a-f]{64})", re.ASCII)
_LONGEST = 1000


class ValueSource(NamedTuple):
    """A source of public values: how many outcomes one issue has, how it is written, and what judges that."""

    outcomes: int
    form: str
    fits: Callable[[str, str], bool]


def _fits_lottery(name: str, front: tuple[int, int], back: tuple[int, int]) -> Callable[[str, str], bool]:
    """Return the judge of a lottery; ``front`` and ``back``: how many balls, of how many."""

    def fits(text: str, issue: str) -> bool:
        found = _LOTTERY.fullmatch(text)
        if found is None or found["name"] != name or found["issue"] != issue:
            return False
        return _are_balls(found["front"], *front) and _are_balls(found["back"], *back)

    return fits


def _are_balls(text: str, count: int, most: int) -> bool:
    balls = [int(each) for each in text.split()]
    return len(balls) == count and balls == sorted(set(balls)) and balls[0] >= 1 and balls[-1] <= most


def _fits_six(text: str, issue: str) -> bool:
    return _SIX.fullmatch(text.removeprefix(f"{issue}:")) is not None


def _fits_drand(text: str, issue: str) -> bool:
    """Whether the value is the hash of the signature. The signature itself is not checked: that takes BLS."""
    found = _DRAND.fullmatch(text)
    if found is None or found["round"] != issue:
        return False
    return hashlib.sha256(bytes.fromhex(found["signature"])).hexdigest() == found["value"]


SOURCES = {
    "双色球": ValueSource(
        math.comb(33, 6) * 16, "双色球期号期:六个红球升序+蓝球", _fits_lottery("双色球", (6, 33), (1, 16))
    ),
    "大乐透": ValueSource(
        math.comb(35, 5) * math.comb(12, 2),
        "大乐透期号期:五个前区升序+两个后区升序",
        _fits_lottery("大乐透", (5, 35), (2, 12)),
    ),
    "六位数": ValueSource(10**6, "六位数字", _fits_six),
    "drand": ValueSource(1 << 256, "轮次 签名 随机数", _fits_drand),
}
"""The sources that are known, by a word in their name."""


def find_source(name: str) -> ValueSource | None:
    """Return the source that is named; None for one that is not known here."""
    return next((source for word, source in SOURCES.items() if word in name), None)


def fits_form(source: str, issue: str, text: str) -> bool:
    """Whether a value is written as announced; several issues stand with ``;`` between, in the announced order.

    Of a source that is not known the value must name its issue.
    """
    known, issues = find_source(source), issue.split(";")
    values = text.split(";")
    if len(text) > _LONGEST or len(values) != len(issues):
        return False
    if known is None:
        return all(number.strip() in value for number, value in zip(issues, values, strict=True))
    return all(known.fits(value, number.strip()) for number, value in zip(issues, values, strict=True))


def measure_chance(source: str, issue: str) -> float | None:
    """Return the bits of chance that the announced value holds; None for a source that is not known."""
    known = find_source(source)
    return None if known is None else math.log2(known.outcomes) * len(issue.split(";"))
