"""``make soak``: every target for many cases and as long as told, in several processes, with its figures as JSON.

Usage: python -m tests.fuzzing [--cases N] [--seconds S] [--seed N] [--processes N] [--target NAME]... [--output FILE]
A failure is printed with its input and how to repeat it: --seed N --target NAME --case N.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzzing.loop import Chunk, Outcome, run_case, run_chunk
from tests.fuzzing.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHUNK = 100
_SHOWN = 5
"""Failures of one target that are printed whole."""


@dataclass
class Tally:
    """What a target has done so far. ``next``: the number of its next case."""

    cases: int = 0
    failures: int = 0
    seconds: float = 0
    next: int = 0


@dataclass
class Soak:
    """A run over all targets; each goes on until it has its cases and its share of the time."""

    cases: int
    seconds: float
    seed: int
    tallies: dict[str, Tally] = field(default_factory=dict)

    def run(self, processes: int, output: Path) -> None:
        """Run one target after the other; the figures are written after each."""
        with ProcessPoolExecutor(processes) as pool:
            for name in self.tallies:
                self._run_target(pool, processes, name)
                self._write(output)
                self._tell(name)

    def _run_target(self, pool: ProcessPoolExecutor, processes: int, name: str) -> None:
        until = time.monotonic() + self.seconds / len(self.tallies)
        running: set[Future[Outcome]] = set()
        while True:
            wanted = self.tallies[name].cases < self.cases or time.monotonic() < until
            while wanted and len(running) < 2 * processes:
                running.add(pool.submit(run_chunk, self._chunk(name)))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                self._take(each.result())

    def _chunk(self, name: str) -> Chunk:
        tally = self.tallies[name]
        tally.next += _CHUNK
        return Chunk(name, self.seed, tally.next - _CHUNK, tally.next)

    def _take(self, outcome: Outcome) -> None:
        tally = self.tallies[outcome.target]
        for failure in outcome.failures:
            tally.failures += 1
            if tally.failures <= _SHOWN:
                again = f"--seed {failure.seed} --target '{failure.target}' --case {failure.case}"
                sys.stdout.write(f"\n{failure.report}again: python -m tests.fuzzing {again}\n\n")
        tally.cases += outcome.cases
        tally.seconds += outcome.seconds

    def _tell(self, name: str) -> None:
        tally = self.tallies[name]
        figures = f"{tally.cases:>9} cases {tally.failures:>5} failures {tally.seconds:>8.0f} s"
        sys.stdout.write(f"{name:<16} {figures}\n")
        sys.stdout.flush()

    def _write(self, output: Path) -> None:
        """Write the figures beside those of other runs of the same file: flat, for docs/reliability.md."""
        known = json.loads(output.read_text(encoding="utf-8")) if output.is_file() else {}
        for name, tally in self.tallies.items():
            if tally.next:
                figures = {"cases": tally.cases, "failures": tally.failures, "seconds": round(tally.seconds)}
                known[name] = {**figures, "seed": self.seed}
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments say; return 1 when a case failed."""
    asked = _parsed(arguments)
    if asked.case is not None:
        reports = [run_case(name, asked.seed, asked.case)[1] for name in asked.target]
        sys.stdout.write("".join(reports) or "passed\n")
        return int(any(reports))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the workers end too
    sys.stdout.write(f"seed {asked.seed}\n")
    sys.stdout.flush()
    soak = Soak(asked.cases, asked.seconds, asked.seed, {name: Tally() for name in asked.target})
    soak.run(asked.processes, asked.output)
    return int(any(tally.failures for tally in soak.tallies.values()))


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--cases", type=int, default=100_000, help="at least so many of each target")
    parser.add_argument("--seconds", type=float, default=0, help="at least so long for all targets together")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--target", action="append", choices=list(TARGETS))
    parser.add_argument("--case", type=int, help="only this case, to repeat a failure")
    parser.add_argument("--output", type=Path, default=Path("build/soak.json"))
    asked = parser.parse_args(arguments)
    asked.seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    asked.target = asked.target or list(TARGETS)
    return asked


if __name__ == "__main__":
    sys.exit(main())
