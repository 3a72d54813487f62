"""What reads history: ``history`` beside the git commands that it is made of, ``check --base`` beside ``check``.

python -m bench.looking_back [--rounds 12]

Every round runs each command once, so that noise meets all alike. Prints a table.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.calendar_days import AS_OF
from bench.curve_ledgers import commit, git, with_history
from bench.generate import generate
from bench.measure import surroundings
from bench.target import Target
from bench.warm import LUOSHI, WORK
from luoshi.store.git.git import Repository
from luoshi.store.git.git_log import log_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bench.measure import Command

COMMITS, OF = 2_000, 100
"""Commits of the repository whose history is read, and tasks that they change in turn."""
TASKS = 10_000
"""Tasks of the ledger whose last change is judged."""
_TASK = "ZD-2026-001"
ENTRIES = 2_000
"""Entries of one file, each of which came by a commit of its own."""

HISTORY, LOG, BLOBS, CHECK, BASE, LONG = "history", "log", "blobs", "check", "base", "long"
SAYS = {
    HISTORY: f"`luoshi history`, one task of {OF}, {COMMITS:,} commits",
    LOG: "`git log`, with the options that luoshi gives it",
    BLOBS: "`git cat-file --batch`, the versions of that task",
    CHECK: f"`luoshi check`, cold, {TASKS:,} tasks",
    BASE: f"`luoshi check --base HEAD~1`, cold, {TASKS:,} tasks",
    LONG: f"`luoshi history`, one file with {ENTRIES:,} entries over {ENTRIES:,} commits",
}


@dataclass(frozen=True, slots=True)
class Call:
    """A command and what it reads on standard input."""

    command: Command
    told: bytes = b""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=12)
    seconds = measure(WORK, parser.parse_args().rounds)
    print("\n".join(" | ".join(row) for row in rows(seconds)))
    print("\n".join(" | ".join(each.row) for each in targets(seconds)))


def measure(work: Path, rounds: int, luoshi: Command = LUOSHI) -> dict[str, float]:
    """Write the two repositories anew below ``work`` and return the median seconds of each command."""
    with_history(work / "long", 1, ENTRIES)
    long = {LONG: Call((*luoshi, "history", _TASK, "--workspace", str(work / "long")))}
    return (
        _medians(_reading(work / "history", luoshi), rounds)
        | _medians(_judging(work / "base", luoshi), rounds)
        | _medians(long, 1)
    )


def _reading(folder: Path, luoshi: Command) -> dict[str, Call]:
    with_history(folder, OF, COMMITS)
    repository = Repository.around(folder, surroundings())
    path = next(folder.glob(f"ledgers/*/*/{_TASK}.yaml")).relative_to(folder)
    commits = repository.output("log", "--format=%H", "HEAD", "--", str(path)).decode().split()
    return {
        HISTORY: Call((*luoshi, "history", _TASK, "--workspace", str(folder))),
        LOG: Call(tuple(repository.command(*log_words("HEAD", "ledgers")))),
        BLOBS: Call(
            tuple(repository.command("cat-file", "--batch")), "".join(f"{each}:{path}\n" for each in commits).encode()
        ),
    }


def _judging(folder: Path, luoshi: Command) -> dict[str, Call]:
    """Return the two checks of a ledger whose last commit brought a comment more."""
    generate(folder, TASKS)
    git(folder, "init", "--quiet")
    commit(folder)
    with min(folder.glob("ledgers/*/*/[A-Z]*.yaml")).open("a", encoding="utf-8") as file:
        file.write("# x\n")
    commit(folder)
    where = ("--workspace", str(folder), "--as-of", AS_OF.isoformat())
    return {
        CHECK: Call((*luoshi, "check", *where)),
        BASE: Call((*luoshi, "check", *where, "--base", "HEAD~1")),
    }


def _medians(calls: Mapping[str, Call], rounds: int) -> dict[str, float]:
    """Run all in turn; the first round only warms the disk."""
    turns = [{name: _seconds(call) for name, call in calls.items()} for _ in range(rounds + 1)][1:]
    return {name: statistics.median(turn[name] for turn in turns) for name in calls}


def _seconds(call: Call) -> float:
    start = time.perf_counter()
    subprocess.run(call.command, input=call.told, check=True, stdout=subprocess.DEVNULL, env=surroundings())
    return time.perf_counter() - start


def rows(seconds: Mapping[str, float]) -> list[tuple[str, str]]:
    """Return the table: command, ms."""
    return [(words, f"{1000 * seconds[name]:.0f}") for name, words in SAYS.items()]


def targets(seconds: Mapping[str, float]) -> list[Target]:
    """Return the promises."""
    return [
        Target(f"`history` of one file, {ENTRIES:,} entries over {ENTRIES:,} commits", seconds[LONG], 5, " s"),
        Target(f"`check --base HEAD~1`, {TASKS:,} tasks ÷ `check`", seconds[BASE] / seconds[CHECK], 1.3, "×"),
    ]


if __name__ == "__main__":
    main()
