"""Writing to the terminal: bytes as they are, progress only where somebody looks on."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from luoshi.system.streams import speaks_utf8
from luoshi.visible_text import printed, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAIT = 1000
"""Fewer files are done before a bar could be read."""


def write_bytes(content: bytes) -> None:
    """Write to standard output, untouched by locale and line ends."""
    sys.stdout.flush()
    buffer = sys.stdout.buffer
    buffer.write(content)
    buffer.flush()


def print_utf8(content: bytes) -> None:
    """Write UTF-8 to standard output, in the encoding that PYTHONIOENCODING asks for; what it lacks is escaped."""
    if speaks_utf8(sys.stdout):
        write_bytes(content)
    else:
        sys.stdout.write(content.decode(errors="backslashreplace"))
        sys.stdout.flush()


def say(text: str) -> None:
    """Write a message to standard error, beside the output; what it repeats of others' words is read and never acts."""
    sys.stderr.write(f"{_harmless(text)}\n")


def tell(text: str) -> None:
    """Write a line of output, harmless in the same way."""
    print_utf8(f"{_harmless(text)}\n".encode())


def show(content: bytes) -> None:
    """Write a piece of somebody's file: untouched into a pipe, which may want it so; harmless on a terminal."""
    if sys.stdout.isatty():
        content = _harmless(content.decode(errors="surrogateescape")).encode()
    print_utf8(content)


def _harmless(text: str) -> str:
    return printed(visible(text))


def width() -> int:
    """Return the columns of the terminal; 100 in a pipe or file, so that output does not depend on the window."""
    if not sys.stdout.isatty():
        return 100
    return get_terminal_size((100, 24)).columns


def colour() -> bool:
    """Whether colours can be seen: on a terminal that does not call itself dumb or ask for none."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


@contextmanager
def progress_bar(title: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal for long work; in a pipe, and for short work, nothing."""
    if not sys.stderr.isatty() or total < _WAIT:
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 -- costs 50 ms, needed on a terminal only
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(file=sys.__stderr__), transient=True) as bar:  # not into an answer that is kept
        task = bar.add_task(title, total=total)
        yield lambda done, _total: bar.update(task, completed=done)
