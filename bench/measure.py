"""Times by hyperfine, memory of a whole tree of processes by looking at /proc, imports by ``-X importtime``."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Command = tuple[str, ...]
_EVERY = 0.003
"""Seconds between two looks at the memory."""


def missing_programs() -> str:
    """Return what to install before a benchmark can run; empty when nothing is missing."""
    missing = [name for name in ("hyperfine", "hledger") if shutil.which(name) is None]
    return f"缺少 {'、'.join(missing)}；Debian、Ubuntu 上先运行 apt-get install {' '.join(missing)}" if missing else ""


def surroundings(*, index: bool = False) -> dict[str, str]:
    """Return the environment of what is measured: Python keeps compiled modules, as on every desk.

    Without ``index`` luoshi keeps no answers: a cold run.
    """
    kept = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "LUOSHI_INDEX"}
    }
    return kept if index else kept | {"LUOSHI_INDEX": "off"}


class Took(NamedTuple):
    """Median seconds of a command: by the clock, and of all processors together (user and system)."""

    wall: float
    processor: float


def medians(commands: Mapping[str, Command], rounds: int, *, index: bool = False) -> dict[str, float]:
    """Return the median seconds of each command by the clock; see ``measure``."""
    return {name: took.wall for name, took in measure(commands, rounds, index=index).items()}


def measure(commands: Mapping[str, Command], rounds: int, *, index: bool = False) -> dict[str, Took]:
    """Return what each command took. Every round runs all of them once, so that noise meets all alike.

    Of two rounds or more the first only warms the disk.
    """
    turns: dict[str, list[Took]] = {name: [] for name in commands}
    for turn in range(rounds):
        for name, took in zip(commands, _round(tuple(commands.values()), surroundings(index=index)), strict=True):
            if turn or rounds == 1:
                turns[name].append(took)
    return {name: Took(*map(statistics.median, zip(*took, strict=True))) for name, took in turns.items()}


def _round(commands: Sequence[Command], env: Mapping[str, str]) -> list[Took]:
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        lines = [shlex.join(command) for command in commands]
        call = ("hyperfine", "-N", "--style", "none", "--runs", "1", "--export-json", file.name, *lines)
        subprocess.run(call, check=True, stderr=subprocess.DEVNULL, env=env)
        results = json.loads(Path(file.name).read_bytes())["results"]
        return [Took(result["median"], result["user"] + result["system"]) for result in results]


def peak_memory(command: Command, *, index: bool = False) -> float:
    """Return the largest sum of the resident memory of all processes of the command, in MB (1,000,000 bytes).

    Pages that forked processes share are counted once for each, so this is an upper bound.
    """
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=surroundings(index=index)) as started:
        peak = 0
        while started.poll() is None:
            peak = max(peak, _resident(started.pid))
            time.sleep(_EVERY)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command)
    return peak * 1024 / 1_000_000


def _resident(process: int) -> int:
    """Return the kB of a process and those below it; a process that just ended counts nothing."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
    return own + sum(_resident(int(child)) for child in children)


def imported(arguments: Sequence[str]) -> list[str]:
    """Return the modules that ``python ARGUMENTS`` imports, in order."""
    call = (sys.executable, "-X", "importtime", *arguments)
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=surroundings())
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return [line.rpartition("|")[2].strip() for line in lines][1:]
