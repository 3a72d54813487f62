"""What a check saw, as one file in ``.luoshi``: the table, and for each task its card and findings.

    luoshi-check CHECKSUM MOMENT LENGTH… LF PART…

Parts: paths of the table (NUL between), what the system said of them (of one length each), paths of the tasks, cards
(one line a task, in the order of the tasks), and notes (JSON). Its name is the hash of everything that a finding
depends on beside the task: see ``remembered``. Nothing in it is executed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cache import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGIC = b"luoshi-check"
_PREFIX = "check-"
_KEPT = 2
_LARGEST = 1 << 30


class Stored(NamedTuple):
    """The parts, and the moment at which the table was made (nanoseconds)."""

    moment: int
    paths: bytes
    facts: bytes
    tasks: bytes
    cards: bytes
    notes: bytes


def name_of(*key: bytes) -> str:
    """Return the file's name."""
    hashed = hashlib.blake2b(digest_size=24)
    for each in key:
        hashed.update(b"%d\0" % len(each) + each)
    return _PREFIX + hashed.hexdigest()


def read(root: str, name: str) -> Stored | None:
    """Return what is stored; None when there is nothing, or it is not as it was written."""
    data = folder.read(root, name, _LARGEST)
    return parse(name, data) if data else None


def parse(name: str, data: bytes) -> Stored | None:
    """Return the parts of a file of this name; None unless its checksum says that we wrote it so."""
    start = data.find(b"\n") + 1
    words = data[:start].split()
    if words[:1] != [_MAGIC] or len(words) != len(Stored._fields) + 2:
        return None
    if words[1] != _checksum(name, words[2:], (memoryview(data)[start:],)):
        return None
    parts = []
    for length in map(int, words[3:]):
        parts.append(data[start : start + length])
        start += length
    return Stored(int(words[2]), *parts)


def write(root: str, name: str, stored: Stored) -> int | None:
    """Write; return how far ahead the file system's clock is, None when it could not be written."""
    words = [str(stored.moment).encode(), *(str(len(part)).encode() for part in stored[1:])]
    if not folder.make(root):
        return None
    head = b" ".join((_MAGIC, _checksum(name, words, stored[1:]), *words)) + b"\n"
    ahead = folder.write(root, name, head, *stored[1:])
    folder.prune(root, _PREFIX, _KEPT)
    return ahead


def _checksum(name: str, words: Iterable[bytes], parts: Iterable[bytes | memoryview]) -> bytes:
    hashed = hashlib.blake2b(b" ".join((name.encode(), *words, b"")), digest_size=24)
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest().encode()
