"""ICANN OCTO-41: names in an order that nobody can choose, from a pool that was committed to and a public value.

Each name gets a ticket, the SHA-256 of the hexadecimal text of ``name/D``; the highest come first (domain-2 2.4).
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = "\n"


def normalise_name(name: str) -> str:
    """Return the name as it takes part: NFC, without blanks around it."""
    return unicodedata.normalize("NFC", name).strip()


def write_pool(names: Iterable[str]) -> bytes:
    """Return the canonical bytes of a pool: names by their UTF-8 bytes, each with a line break."""
    lines = sorted(normalise_name(name).encode() for name in names)
    return b"".join(line + _LINE.encode() for line in lines)


def digest_pool(names: Iterable[str]) -> str:
    """Return what is announced of a pool: the SHA-256 of its canonical bytes."""
    return hashlib.sha256(write_pool(names)).hexdigest()


def digest_list(names: Iterable[str]) -> str:
    """Return the SHA-256 of the names in the order of the list, for a method by which the order decides."""
    return hashlib.sha256("".join(f"{normalise_name(name)}{_LINE}" for name in names).encode()).hexdigest()


def derive_seed(draw: str, pool: str, value: str) -> str:
    """Return D: the draw, the hash of its pool and the public value, which no one can know beforehand."""
    return f"{draw}/{pool}/{value}"


def make_ticket(name: str, seed: str) -> str:
    """Return the ticket of a name. The hash is over the hexadecimal text, as the published program does it."""
    text = f"{normalise_name(name)}/{seed}".encode().hex()
    return hashlib.sha256(text.encode()).hexdigest()


def sort_by_ticket(names: Iterable[str], seed: str) -> list[tuple[str, str]]:
    """Return the names with their tickets, the first drawn first."""
    tickets = [(name, make_ticket(name, seed)) for name in map(normalise_name, names)]
    return sorted(tickets, key=lambda pair: (pair[1], pair[0]), reverse=True)


def write_proof(name: str, seed: str) -> str:
    """Return the line of shell by which anybody computes the ticket of one name."""
    told = [_quote(word) for word in (normalise_name(name), seed)]
    return f"printf '%s/%s' {told[0]} {told[1]} | xxd -p | tr -d '\\n' | sha256sum"


def _quote(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def count_bits(pool: int, take: int) -> float:
    """Return how many bits of chance are needed so that every choice of ``take`` from the pool can come up."""
    return math.log2(math.comb(pool, take)) if 0 <= take <= pool else 0.0


def find_faulty_names(names: Sequence[str]) -> list[str]:
    """Return the names that cannot be in a pool: empty, with control characters, or there twice."""
    told = [normalise_name(name) for name in names]
    twice = {name for name in told if told.count(name) > 1} if len(set(told)) < len(told) else set()
    return [name for name in dict.fromkeys(told) if not name or name in twice or not name.isprintable()]
