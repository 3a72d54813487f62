"""Run as a program: takes commands as JSON, runs each in a fork of its own, tells what became of them, one a line."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import traceback
from typing import BinaryIO

from luoshi import __main__
from luoshi.cli import door
from luoshi.service import checking, reporting

_IMPORTED = (door, checking, reporting)
"""Imported once, here, instead of in every fork."""


def run(command: list[str], out: BinaryIO, err: BinaryIO) -> int:
    """Run luoshi in this process, as ``python -m luoshi`` does, and return its exit code."""
    for number, stream in ((1, out), (2, err)):
        os.dup2(stream.fileno(), number)
    sys.argv[1:] = command
    try:
        __main__.main()
        sys.stdout.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001 -- the parent is told, as the interpreter would
        traceback.print_exc()
        return 1
    return 0


def forked(command: list[str]) -> dict[str, object]:
    """Run a command in a fork and return what it left behind."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            code = run(command, out, err)
            sys.stderr.flush()
            os._exit(code)
        _, status, usage = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return {
            "command": command,
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read().decode(errors="backslashreplace"),
            "err": err.read().decode(errors="backslashreplace"),
            "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    for each in json.load(sys.stdin):
        sys.__stdout__.write(json.dumps(forked(each)) + "\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]
