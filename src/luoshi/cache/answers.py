"""An answer on disk: what a command printed, piece by piece, and its exit code, under a checksum.

    luoshi-answer CHECKSUM LF CODE MOMENT LF (STREAM LENGTH LF BYTES)*

Its name is the hash of everything it depends on; the checksum covers that name as well. Nothing in it is executed.
"""

from __future__ import annotations

from _blake2 import blake2b
from time import time_ns

from luoshi.cache import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Piece = tuple[int, bytes]
    """Standard output (1) or error (2), and what was written there."""

_MAGIC = b"luoshi-answer "
_PREFIX = "answer-"
KEPT = 16
"""How many; the oldest go first."""


def name_of(*inputs: bytes) -> str:
    """Return the name that the answer to these inputs has."""
    hashed = blake2b(digest_size=24)
    for each in inputs:
        hashed.update(b"%d\0" % len(each))
        hashed.update(each)
    return _PREFIX + hashed.hexdigest()


def find(root: str, name: str) -> tuple[int, list[Piece]] | None:
    """Return the exit code and the pieces; None when there is no such answer, or a damaged one, or one of tomorrow."""
    data = folder.read(root, name, folder.LARGEST * 2)
    return parse(name, data) if data else None


def parse(name: str, data: bytes) -> tuple[int, list[Piece]] | None:
    """Return what a file of this name says; None unless it is as it was written, and not in the future."""
    head, _, body = data.partition(b"\n")
    if head != _MAGIC + _checksum(name, body):
        return None
    code, moment, pieces = _parsed(body)
    return (code, pieces) if moment <= time_ns() else None  # the clock went back: the times in the table may repeat


def keep(root: str, name: str, code: int, pieces: Sequence[Piece]) -> int | None:
    """Write an answer; return how far ahead the file system's clock is, None when it could not be written."""
    body = b"%d %d\n" % (code, time_ns()) + b"".join(b"%d %d\n" % (one, len(data)) + data for one, data in pieces)
    ahead = folder.write(root, name, _MAGIC + _checksum(name, body) + b"\n" + body)
    folder.prune(root, _PREFIX, KEPT)
    return ahead


def _checksum(name: str, body: bytes) -> bytes:
    return blake2b(body, digest_size=24, key=name.encode()).hexdigest().encode()


def _parsed(body: bytes) -> tuple[int, int, list[Piece]]:
    """Take the body apart; its checksum says that it is as we wrote it."""
    line, _, rest = body.partition(b"\n")
    code, moment = line.split()
    pieces = []
    while rest:
        line, _, rest = rest.partition(b"\n")
        stream, length = map(int, line.split())
        pieces.append((stream, rest[:length]))
        rest = rest[length:]
    return int(code), int(moment), pieces
