"""Runs luoshi in this process, as the shell would, and keeps what it shows."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, NamedTuple

from luoshi.cli.door import run

if TYPE_CHECKING:
    from pathlib import Path


class Shown(NamedTuple):
    """The exit code, standard output, and standard error."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """What a terminal shows: the output, then the messages."""
        return self.out + self.err


def luoshi(folder: Path, *arguments: str) -> Shown:
    """Run luoshi in ``folder``; the path of the folder itself is left out of what it shows.

    Raises RuntimeError with the traceback when luoshi ends by a bug.
    """
    out, err = _stream(), _stream()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(arguments)
        except SystemExit as bug:
            raise RuntimeError(f"luoshi {' '.join(arguments)}\n{_read(err, folder)}") from bug
    return Shown(code, _read(out, folder), _read(err, folder))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _read(stream: io.TextIOWrapper, folder: Path) -> str:
    stream.seek(0)
    return stream.read().replace(f"{folder}/", "").replace(str(folder), ".")
