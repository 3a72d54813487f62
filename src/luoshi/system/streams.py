"""The three standard streams: never closed, in UTF-8 with the line ends of ours, silent where a library would speak.

Kept answers pass through here: nothing is imported that Python has not loaded already.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_OUTPUT, _ERROR = 1, 2
_BINARY = getattr(os, "O_BINARY", 0)


def fill_streams() -> None:
    """Put something in the place of standard streams that are closed: the next file opened would get their number.

    In that of standard output stands what cannot be written to, so that nobody takes silence for an answer.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            handle = _open_nowhere(os.O_RDONLY if number == _OUTPUT else os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            mode = "w" if number else "r"
            stream = open(number, mode, encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115 -- stays open
            setattr(sys, name, stream)


def speak_utf8(asked: str | None) -> None:
    """Print Chinese whatever the locale or the code page; what cannot be shown is escaped, never a crash.

    ``asked``: PYTHONIOENCODING. Whoever sets it (``gbk`` for a program that reads nothing else) gets that encoding,
    and the same escapes. Line ends stay as they are on every system.
    """
    own = bool(asked) and not sys.flags.ignore_environment
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # else a stream that a test put there
            kept = stream.encoding if own else "utf-8"
            reconfigure(encoding=kept, errors="backslashreplace", newline="\n")


def speaks_utf8(stream: TextIO) -> bool:
    """Whether the stream takes UTF-8 as it is."""
    return (stream.encoding or "utf-8").lower().replace("_", "-") in {"utf-8", "utf8"}


def say_at_once(text: str) -> None:
    """Write to standard error past Python's buffers; Windows's console takes words from Python alone."""
    if os.name == "nt":
        sys.stderr.write(text)
        sys.stderr.flush()
    else:
        os.write(_ERROR, text.encode())


def let_go(stream: TextIO) -> None:
    """Point a stream to nowhere: its reader went away, or its place is full. Raises OSError."""
    handle = _open_nowhere(os.O_WRONLY)
    os.dup2(handle, stream.fileno())
    os.close(handle)


class SilencedNativeCode:
    """Context: points standard error to nowhere meanwhile; Rust prints its falls before it raises them."""

    def __init__(self) -> None:
        self._kept: int | None = None

    def __enter__(self) -> None:
        if sys.stderr is not None:
            sys.stderr.flush()
        try:
            self._kept = os.dup(_ERROR)
        except OSError:
            return
        nowhere = _open_nowhere(os.O_WRONLY)
        os.dup2(nowhere, _ERROR)
        os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        if self._kept is not None:
            os.dup2(self._kept, _ERROR)
            os.close(self._kept)


def _open_nowhere(flags: int) -> int:
    return os.open(os.devnull, flags | _BINARY)
