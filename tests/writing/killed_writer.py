"""Kills writers at every call into the system: run as a program, ``killed_writer.py FOLDER KILLS``.

The writer is a fork of this process. A profile function counts the calls of C functions, before and after each, and at
the n-th kills its own process; n runs over all of them, again and again until there were enough kills.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luoshi.store.files.transaction import Create, Replace, hold_locks, perform

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW, MORE = b"old\n" * 3000, b"new\n" * 5000, b"more\n" * 100
_CALLS = frozenset({"c_call", "c_return"})


def write(folder: Path) -> None:
    """Write as ``log`` and ``add`` do: a file replaced and a new one made, under the folder's lock."""
    with hold_locks([folder]):
        perform([Replace(folder / "task.yaml", OLD, NEW), Create(folder / "more.yaml", MORE)])


def killing_at(number: int) -> Callable[..., None]:
    """Return a profile function that kills this process at the ``number``-th call of a C function."""
    seen = 0

    def profile(_frame: Any, event: str, _function: Any) -> None:
        nonlocal seen
        seen += event in _CALLS
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return profile


def killed(folder: Path, number: int) -> bool:
    """Start a writer that is killed at the ``number``-th call; return whether it was, or had finished before."""
    child = os.fork()
    if child == 0:
        sys.setprofile(killing_at(number))
        write(folder)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def check(folder: Path, number: int, *, finished: bool) -> None:
    """Fail unless the files are whole, old or new, and the next writer gets the lock and writes."""
    content = (folder / "task.yaml").read_bytes()
    more = folder / "more.yaml"
    assert content in ((NEW,) if finished else (OLD, NEW)), f"half-written at call {number}"
    assert not more.exists() or more.read_bytes() == MORE, f"half-made at call {number}"
    with hold_locks([folder]):
        perform([Replace(folder / "task.yaml", content, OLD)])
    more.unlink(missing_ok=True)


def main(folder: Path, kills: int) -> None:
    """Kill so often, then print how many calls a whole write takes."""
    (folder / "task.yaml").write_bytes(OLD)
    number = calls = done = 0
    while done < kills or not calls:
        number += 1
        hit = killed(folder, number)
        check(folder, number, finished=not hit)
        done += hit
        if not hit:
            calls, number = number, 0
    sys.stdout.write(f"{done} {calls} {len(list(folder.glob('[!.]*')))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
