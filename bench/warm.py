"""Warm runs: what luoshi answers when nothing, or one file, changed, beside ``git status`` and bare Python.

python -m bench.warm [--sizes 1000,10000] [--rounds 8]

Each size is committed to a repository first; ``git status`` then compares the same files as luoshi. Before the runs
that are measured the files are left to age for three seconds, so that answers are kept. Prints a table.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.calendar_days import AS_OF, ROOT
from bench.generate import generate
from bench.measure import peak_memory, surroundings
from bench.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bench.measure import Command

LUOSHI = (sys.executable, "-c", "from luoshi.__main__ import main; main()")
WORK = ROOT / "build" / "bench"
_SOMEBODY = ("-c", "user.name=x", "-c", "user.email=x@example.cn")
_ONE_CHANGED = {1_000: 3, 10_000: 2}
"""How many times a check may take when one file of so many changed."""
AGE = 3
"""Seconds after which a file is no longer young (decisions/0010)."""

BARE, STATUS, CHECK, ONE, LIST, REPORT = "bare", "status", "check", "one", "list", "report"
SAYS = {
    BARE: "`python -c pass`",
    STATUS: "`git status`",
    CHECK: "`luoshi check`, nothing changed",
    ONE: "`luoshi check`, one file changed",
    LIST: "`luoshi list --unit …`, nothing changed",
    REPORT: "`luoshi report --month`, nothing changed",
    "first": "`luoshi check`, for the first time, answers being kept",
    "cold": "`luoshi check`, `LUOSHI_INDEX=off`",
}


@dataclass(frozen=True, slots=True)
class Warm:
    """One size: median seconds and peak MB by command."""

    tasks: int
    seconds: Mapping[str, float]
    peaks: Mapping[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=8)
    given = parser.parse_args()
    sizes = []
    for tasks in map(int, given.sizes.split(",")):
        generate(WORK / str(tasks), tasks)
        sizes.append(measure(WORK / str(tasks), tasks, given.rounds))
    for size in sizes:
        print(f"\n## {size.tasks:,} tasks\n")
        print("\n".join(" | ".join(row) for row in rows(size)))
    print()
    print("\n".join(" | ".join(each.row) for size in sizes for each in targets(size)))


def measure(folder: Path, tasks: int, rounds: int, luoshi: Command = LUOSHI) -> Warm:
    """Commit the ledger in ``folder``, which is no repository yet, and measure."""
    for words in (("init", "--quiet"), ("add", "--all"), (*_SOMEBODY, "commit", "--quiet", "--message", "x")):
        subprocess.run(("git", *words), cwd=folder, check=True, capture_output=True)
    commands = _commands(folder, luoshi)
    time.sleep(AGE)
    seconds = {"cold": _seconds(commands[CHECK], index=False), "first": _seconds(commands[CHECK])}
    for name in (LIST, REPORT):
        _seconds(commands[name])
    peaks = {name: peak_memory(commands[name], index=True) for name in (CHECK, LIST, REPORT)}
    return Warm(tasks, seconds | _medians(commands, _changing(folder), rounds), peaks)


def _commands(folder: Path, luoshi: Command) -> dict[str, Command]:
    where = ("--workspace", str(folder), "--as-of", AS_OF.isoformat())
    return {
        BARE: (sys.executable, "-c", "pass"),
        STATUS: ("git", "-C", str(folder), "status", "--porcelain"),
        CHECK: (*luoshi, "check", *where),
        LIST: (*luoshi, "list", "--unit", "学前教育处", *where),
        REPORT: (*luoshi, "report", "--month", f"{AS_OF:%Y-%m}", *where),
        ONE: (*luoshi, "check", *where),
    }


def _changing(folder: Path) -> Callable[[], None]:
    """Return what changes one task: a comment more."""
    task = min(folder.glob("ledgers/*/*/[A-Z]*.yaml"))

    def change() -> None:
        with task.open("a", encoding="utf-8") as file:
            file.write("# x\n")

    return change


def _medians(commands: Mapping[str, Command], change: Callable[[], None], rounds: int) -> dict[str, float]:
    """Run all in turn, the one with a change last; what it changed is aged and answered once before the next round."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if name == ONE:
                change()
            times[name].append(_seconds(command))
        time.sleep(AGE)
        for name in (CHECK, LIST, REPORT):
            _seconds(commands[name])
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def _seconds(command: Command, *, index: bool = True) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings(index=index))
    return time.perf_counter() - start


def rows(size: Warm) -> list[tuple[str, ...]]:
    """Return the table of one size: command, ms, times bare Python, times ``git status``, peak."""
    bare, status = size.seconds[BARE], size.seconds[STATUS]
    return [
        (
            SAYS[name],
            f"{1000 * seconds:.0f}",
            f"{seconds / bare:.2f}",
            f"{seconds / status:.2f}",
            f"{size.peaks[name]:.0f}" if name in size.peaks else "–",
        )
        for name, seconds in sorted(size.seconds.items(), key=lambda pair: list(SAYS).index(pair[0]))
    ]


def targets(size: Warm) -> list[Target]:
    """Return the promises that this size can answer."""
    of, name = size.seconds, f"{size.tasks:,} tasks, warm: "
    found = [
        Target(f"{name}`report --month` ÷ `check`", of[REPORT] / of[CHECK], 2, "×"),
        Target(f"{name}`list` ÷ `check`", of[LIST] / of[CHECK], 2, "×"),
    ]
    if size.tasks in _ONE_CHANGED:
        limit = _ONE_CHANGED[size.tasks]
        found.append(Target(f"{name}one file changed ÷ nothing changed", of[ONE] / of[CHECK], limit, "×"))
    if size.tasks == 1_000:  # noqa: PLR2004 -- the size that the target names
        found.append(Target(f"{name}`check` ÷ `python -c pass`", of[CHECK] / of[BARE], 3, "×"))
    return found


if __name__ == "__main__":
    main()
