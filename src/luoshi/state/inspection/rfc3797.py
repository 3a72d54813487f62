"""RFC 3797: the second method, for offices that cite it. MD5 and the order of the list decide, so it is the weaker one.

A key is made of the announced inputs: numbers of one source sorted, each ended by ``.``, each source by ``/``.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def write_key(sources: Iterable[Iterable[int]]) -> str:
    """Return the key string of the inputs, one group of numbers a source."""
    return "".join("".join(f"{number}." for number in sorted(source)) + "/" for source in sources)


def parse_sources(value: str) -> list[list[int]]:
    """Return the numbers of a value written as ``9319; 2 5 12 8 10``. Raises ValueError for anything but numbers."""
    groups = [group.split() for group in value.split(";")]
    if not all(groups) or not all(word.isascii() and word.isdigit() for group in groups for word in group):
        raise ValueError(value)
    return [[int(word) for word in group] for group in groups]


def sort_by_rounds(names: Sequence[str], key: str) -> list[tuple[str, str]]:
    """Return all names in the order in which they are drawn, each with the MD5 of its round in hexadecimal."""
    left = list(names)
    drawn = []
    for turn in range(len(names)):
        number = turn.to_bytes(2, "big")
        digest = hashlib.md5(number + key.encode() + number, usedforsecurity=False).hexdigest()
        drawn.append((left.pop(int(digest, 16) % len(left)), digest.upper()))
    return drawn
