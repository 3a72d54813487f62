"""The same ledger through others: bean-check, check-jsonschema, yamllint; `make bench` installs them below build/.

bean-check keeps a pickle of what it read: it is told not to. yamllint runs with its own `relaxed` rules and prints no
warnings, check-jsonschema with the schema of a task. The two take minutes where luoshi takes seconds, so they run once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.calendar_days import ROOT
from bench.generate import BEANCOUNT
from bench.measure import Command, surroundings

BIN = ROOT / "build" / "bench" / "peers" / "bin"
PROGRAMS = {"bean": "bean-check", "schema": "check-jsonschema", "yamllint": "yamllint"}
"""Programs by the name that their figures have."""
SLOW_AT = (1_000, 10_000)
"""Sizes at which the slow ones run."""


def absent(folder: Path = BIN) -> list[str]:
    """Return the programs that are not installed."""
    return [program for program in PROGRAMS.values() if not (folder / program).exists()]


def versions(folder: Path = BIN) -> str:
    """Return the line of the page that names the peers: their versions, and which are absent."""
    found = [_version(folder / program) for program in PROGRAMS.values() if (folder / program).exists()]
    missing = absent(folder)
    words = [f"not measured, because not installed: {', '.join(missing)}"] if missing else []
    return "peers: " + "; ".join([*([", ".join(found)] if found else []), *words])


def _version(program: Path) -> str:
    done = subprocess.run((str(program), "--version"), capture_output=True, text=True, check=True)
    text = done.stdout.splitlines()[0].replace(",", "").replace(" version", "")
    return text if text.startswith(program.name) else f"{program.name} ({text})"


def bean_check(folder: Path) -> dict[str, Command]:
    """Return the command for the rounds; none where it is not installed."""
    program = BIN / PROGRAMS["bean"]
    return {"bean": (str(program), "--no-cache", str(folder / BEANCOUNT))} if program.exists() else {}


def slow(folder: Path, tasks: int) -> dict[str, tuple[float, float]]:
    """Return seconds and peak MB of one run of each slow peer; none where they are absent or it takes hours."""
    commands = {"schema": _schema(folder), "yamllint": _yamllint(folder)} if tasks in SLOW_AT else {}
    return {name: once(command) for name, command in commands.items() if Path(command[0]).exists()}


def _schema(folder: Path) -> Command:
    files = sorted((folder / "ledgers").rglob("*-2026-*.yaml"))
    schema = str(ROOT / "schemas" / "task.schema.json")
    return (str(BIN / PROGRAMS["schema"]), "--schemafile", schema, *map(str, files))


def _yamllint(folder: Path) -> Command:
    return (str(BIN / PROGRAMS["yamllint"]), "-d", "relaxed", "--no-warnings", str(folder / "ledgers"))


def once(command: Command) -> tuple[float, float]:
    """Return seconds and the peak in MB of a command that is one process and has to find nothing wrong."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, surroundings(), file_actions=[_QUIET])
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command[:4])
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, used.ru_maxrss * unit / 1_000_000


_QUIET = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
