"""The one kind of file in ``.luoshi``: parts of bytes under a checksum.

    luoshi-cache CHECKSUM MOMENT LENGTH… LF PART…

Its name is the hash of everything that the parts depend on; the checksum covers the name as well, so that no file
passes for another. ``moment`` is when that was looked at, in nanoseconds. Nothing in it is executed.
"""

from __future__ import annotations

from _blake2 import blake2b
from time import time_ns

from luoshi.cache import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Stored = tuple[int, list[bytes]]
    """The moment and the parts."""

_MAGIC = b"luoshi-cache"


def name_file(prefix: str, *key: bytes) -> str:
    """Return the name of the file that depends on ``key``."""
    hashed = blake2b(digest_size=24)
    for each in key:
        hashed.update(b"%d\0" % len(each))
        hashed.update(each)
    return prefix + hashed.hexdigest()


def read_file(root: str, name: str, most: int) -> Stored | None:
    """Return what is stored; None when there is nothing, or it is damaged, too large or of tomorrow."""
    data = folder.read(root, name, most)
    stored = parse_file(name, data) if data else None
    # Where the clock went back, the times in the table may repeat.
    return stored if stored and stored[0] <= time_ns() else None


def parse_file(name: str, data: bytes) -> Stored | None:
    """Return what a file of this name says; None unless it is as it was written."""
    start = data.find(b"\n") + 1
    words = data[:start].split()
    if words[:1] != [_MAGIC] or words[1:2] != [_hash_parts(name, words[2:], (memoryview(data)[start:],))]:
        return None
    moment, *lengths = map(int, words[2:])
    parts = []
    for length in lengths:
        parts.append(data[start : start + length])
        start += length
    return moment, parts


def write_file(root: str, name: str, moment: int, parts: Sequence[bytes], *, kept: int) -> int | None:
    """Write, and keep so many files whose names begin alike, the newest.

    Return how far ahead the file system's clock is, None when the file could not be written.
    """
    if not folder.make(root):
        return None
    ahead = folder.write(root, name, build_head(name, moment, parts), *parts)
    folder.prune(root, name[: name.index("-") + 1], kept)
    return ahead


def build_head(name: str, moment: int, parts: Sequence[bytes]) -> bytes:
    """Return the line above the parts."""
    words = [b"%d" % number for number in (moment, *map(len, parts))]
    return b" ".join((_MAGIC, _hash_parts(name, words, parts), *words)) + b"\n"


def _hash_parts(name: str, words: Iterable[bytes], parts: Iterable[bytes | memoryview]) -> bytes:
    hashed = blake2b(b" ".join((name.encode(), *words, b"")), digest_size=24)
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest().encode()
