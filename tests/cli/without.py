"""Runs commands in a Python in which one package cannot be imported; the answers are one JSON list on standard output.

python tests/cli/without.py PACKAGE FOLDER, and the commands as a JSON list on standard input. ``-`` takes away nothing.
"""

from __future__ import annotations

import importlib.abc
import io
import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec


class Absent(importlib.abc.MetaPathFinder):
    """Finds nothing of one package, as if nobody had installed it."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Refuse the package and what is in it; leave all others to those who come next."""
        if name.partition(".")[0] == self.package:
            message = f"No module named {name!r}"
            raise ModuleNotFoundError(message, name=name)
        return None


def answer(command: Sequence[str]) -> dict[str, object]:
    """Run one command of luoshi; return what it printed, as text, and its exit code."""
    from luoshi.cli.door import run  # noqa: PLC0415 -- the package must be gone before

    told = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    sys.stdout, sys.stderr = told
    try:
        code = run(command)
    except SystemExit as leaving:
        code = leaving.code  # type: ignore[assignment]
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return {"code": code, "out": _read(told[0]), "err": _read(told[1])}


def _read(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


if __name__ == "__main__":
    sys.meta_path.insert(0, Absent(sys.argv[1]))
    os.chdir(sys.argv[2])
    answers = [answer(command) for command in json.load(sys.stdin)]
    print(json.dumps(answers))  # noqa: T201 -- the answer to the test
