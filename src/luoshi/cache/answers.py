"""An answer on disk: what a command printed, piece by piece, and its exit code.

The first part has the exit code, then the stream of each piece: standard output (1) or error (2). The pieces follow.
"""

from __future__ import annotations

from time import time_ns

from luoshi.cache.file import name_file, read_file, write_file
from luoshi.cache.folder import LARGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Piece = tuple[int, bytes]
    """A stream, and what was written there."""

KEPT = 16
"""How many; the oldest go first."""


def name_answer(*inputs: bytes) -> str:
    """Return the name that the answer to these inputs has."""
    return name_file("answer-", *inputs)


def find_answer(root: str, name: str) -> tuple[int, list[Piece]] | None:
    """Return the exit code and the pieces; None when there is no such answer."""
    stored = read_file(root, name, LARGEST * 2)
    if stored is None:
        return None
    head, *pieces = stored[1]
    code, *streams = map(int, head.split())
    return code, list(zip(streams, pieces, strict=True))


def keep_answer(root: str, name: str, code: int, pieces: Sequence[Piece]) -> int | None:
    """Write an answer; return how far ahead the file system's clock is, None when it could not be written."""
    head = b" ".join(b"%d" % number for number in (code, *(stream for stream, _ in pieces)))
    return write_file(root, name, time_ns(), (head, *(data for _, data in pieces)), kept=KEPT)
