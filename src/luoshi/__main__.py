"""The door of the command line. ``--version`` is answered before anything is imported that costs time."""

from __future__ import annotations

import gc
import os
import sys

from luoshi.system import interrupts, streams
from luoshi.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from luoshi.cache.inputs import Inputs

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    streams.fill_streams()
    if sys.argv[1:] == ["--version"] and _print_version():
        return
    _stop_at_once()
    _make_haste()
    from luoshi.cache.door import answer  # noqa: PLC0415 -- Ctrl-C ends the process at once from here on

    _leave(answer(sys.argv[1:], _run))


def _run(arguments: Sequence[str], inputs: Inputs | None) -> int:
    from luoshi.cli.door import run  # noqa: PLC0415 -- a kept answer needs no framework

    return run(arguments, inputs)


def _leave(code: int) -> NoReturn:
    """End with the exit code, at once: to take the interpreter apart would be a tenth of a short run.

    The work is done: Ctrl-C comes too late, and one that was answered is over.
    """
    try:
        interrupts.ignore()
    except KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    _flush()
    os._exit(code)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # its reader is gone, or its place full: `cli.door` has said so
            continue


def _print_version() -> bool:
    """Print the version; False when it could not be written, so that the ordinary way can complain."""
    try:
        streams.speak_utf8(os.environ.get("PYTHONIOENCODING"))  # noqa: TID251 -- before the command line is there
        sys.stdout.write(f"luoshi {VERSION}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _stop_at_once() -> None:
    """Let Ctrl-C end the process at once while it only imports; ``cli.door`` takes over before anything is done."""

    def stop(*_: object) -> None:
        streams.say_at_once("错误：已中断，没有写入任何文件\n")
        os._exit(_INTERRUPTED)

    if interrupts.is_untouched():  # it is ignored in a job in the background
        interrupts.call(stop)


def _make_haste() -> None:
    """Set what holds for the whole process, before anything is imported that could look at it."""
    gc.disable()  # a run is short, and collecting while many objects are made takes half of its time
    # pydantic would look through all installed packages for plugins, which should not change what a record is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # noqa: TID251


if __name__ == "__main__":
    main()
