"""Run as a program: takes commands as JSON, one a line, runs each in a fork of its own, tells what became of it.

Each answer carries the number of its question, so that nobody can take it for the answer to another.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import sys
import tempfile
import time
import traceback
from importlib import import_module
from typing import Any, BinaryIO

import luoshi
from luoshi import __main__
from luoshi.model.configuration import Configuration
from luoshi.model.ledger import Ledger
from luoshi.model.organisation import Organisation
from luoshi.model.task import Task
from luoshi.store.yaml.reader import load
from tests.support.builders import CONFIG, LEDGER, ORG, TASK

_SCALE = 1 if sys.platform == "darwin" else 1024
"""Of the system's measure of memory."""


def run(asked: dict[str, Any], out: BinaryIO, err: BinaryIO) -> int:
    """Run luoshi in this process, as ``python -m luoshi`` does, and return its exit code."""
    for number, stream in ((1, out), (2, err)):
        os.dup2(stream.fileno(), number)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.umask(asked["umask"])
    time.tzset()
    os.chdir(asked["folder"])
    sys.argv[1:] = asked["command"]
    try:
        __main__.main()
        sys.stdout.flush()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001 -- the parent is told, as the interpreter would
        traceback.print_exc()
        return 1
    return 0


def forked(asked: dict[str, Any]) -> dict[str, object]:
    """Run a command in a fork and return what it left behind."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            code = run(asked, out, err)
            sys.stderr.flush()
            os._exit(code)
        _, status, usage = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return {
            "number": asked["number"],
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read().decode(errors="backslashreplace"),
            "err": err.read().decode(errors="backslashreplace"),
            "memory": usage.ru_maxrss * _SCALE,
        }


def import_everything() -> None:
    """Import all of luoshi once, here, instead of in every fork."""
    for module in pkgutil.walk_packages(luoshi.__path__, "luoshi."):
        if module.name != "luoshi.__main__":
            import_module(module.name)
    for kind, text in ((Task, TASK), (Ledger, LEDGER), (Configuration, CONFIG), (Organisation, ORG)):
        assert load(kind, text.encode(), "x.yaml").record  # what is worked out of the classes, also once
    gc.collect()
    gc.freeze()  # what is collected nowhere is copied into no fork


def serve() -> None:
    """Say that all is ready, then answer until there are no more commands.

    What a command reads from standard input is nothing.
    """
    asked = os.fdopen(os.dup(0), encoding="utf-8", errors="surrogateescape")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    import_everything()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in asked:
        sys.stdout.write(json.dumps(forked(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
