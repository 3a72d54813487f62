"""Standard output and error that go where they went, and are written down piece by piece."""

from __future__ import annotations

import io
import sys
from contextlib import suppress

from luoshi.cache.folder import LARGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Self, TextIO

    from _typeshed import ReadableBuffer

    from luoshi.cache.answers import Piece

_OUTPUT, _ERROR = 1, 2


class _Tee(io.BufferedIOBase):
    """Passes bytes on; whatever goes wrong is raised as before, and remembered."""

    def __init__(self, stream: BinaryIO, number: int, heard: Listening) -> None:
        self._stream = stream
        self._number = number
        self._heard = heard

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            written = self._stream.write(data)
        except BaseException:
            self._heard.whole = False
            raise
        self._heard.note(self._number, bytes(data))
        return written

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BaseException:
            self._heard.whole = False
            raise

    def fileno(self) -> int:
        return self._stream.fileno()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def writable(self) -> bool:
        return True


class Listening:
    """Context: replaces ``sys.stdout`` and ``sys.stderr``. ``whole``: nothing failed and it was not too much."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.whole = True
        self._size = 0
        self._before = sys.stdout, sys.stderr

    def note(self, number: int, data: bytes) -> None:
        """Write down a piece; of too large an answer nothing is kept."""
        self._size += len(data)
        if self._size > LARGEST:
            self.whole = False
            self.pieces.clear()
        if self.whole:
            self.pieces.append((number, data))

    def __enter__(self) -> Self:
        sys.stdout = self._around(sys.stdout, _OUTPUT)
        sys.stderr = self._around(sys.stderr, _ERROR)
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # already complained of, and remembered
                stream.flush()
        sys.stdout, sys.stderr = self._before

    def _around(self, stream: TextIO, number: int) -> TextIO:
        stream.flush()
        tee: BinaryIO = _Tee(stream.buffer, number, self)  # type: ignore[assignment]  # it writes: enough here
        return io.TextIOWrapper(tee, stream.encoding, stream.errors, newline="", line_buffering=number == _ERROR)
