"""The door of the command line. ``--version`` is answered before anything else is imported."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    _stand_in()
    if sys.argv[1:] == ["--version"] and _told_version():
        return
    _stop_at_once()
    _make_haste()
    from luoshi.cache.door import answer  # noqa: PLC0415

    _leave(answer(sys.argv[1:], _run))


def _run(arguments: Sequence[str]) -> int:
    from luoshi.cli.door import run  # noqa: PLC0415 -- a kept answer needs no framework

    return run(arguments)


def _leave(code: int) -> NoReturn:
    """End with the exit code, at once: to take the interpreter apart would be a tenth of a short run.

    The work is done: Ctrl-C comes too late, and one that was answered is over.
    """
    import _signal as plain  # type: ignore[import-not-found]  # noqa: PLC0415 -- `signal` imports enum
    import os  # noqa: PLC0415

    try:
        plain.signal(plain.SIGINT, plain.SIG_IGN)
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


def _told_version() -> bool:
    """Print the version; False when it could not be written, so that the ordinary way can complain."""
    from luoshi.version import VERSION  # noqa: PLC0415 -- see above

    try:
        sys.stdout.write(f"luoshi {VERSION}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _stand_in() -> None:
    """Put something in the place of standard streams that are closed: the next file opened would get their number.

    In that of standard output stands what cannot be written to, so that nobody takes silence for an answer.
    """
    import os  # noqa: PLC0415 -- every Python has it loaded

    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDONLY if number == 1 else os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            mode = "w" if number else "r"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 -- stays open


def _stop_at_once() -> None:
    """Let Ctrl-C end the process at once while it only imports; ``cli.door`` takes over before anything is done."""
    import _signal as plain  # noqa: PLC0415 -- `signal` imports enum
    import os  # noqa: PLC0415

    def stop(*_: object) -> None:
        os.write(2, "错误：已中断，没有写入任何文件\n".encode())
        os._exit(_INTERRUPTED)

    if plain.getsignal(plain.SIGINT) is plain.default_int_handler:  # it is ignored in a job in the background
        plain.signal(plain.SIGINT, stop)


def _make_haste() -> None:
    """Set what holds for the whole process, before anything is imported that could look at it."""
    import gc  # noqa: PLC0415
    import os  # noqa: PLC0415

    gc.disable()  # a run is short, and collecting while many objects are made takes half of its time
    # pydantic would look through all installed packages for plugins, which should not change what a record is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # noqa: TID251


if __name__ == "__main__":
    main()
