"""What a finding costs: ``check --format json`` of a real ledger beside the same ledger with its faults mended.

python -m bench.findings [--tasks 10000] [--rounds 8]

Processor time, for two processes hide each other's work; the place of a finding and its JSON are included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.calendar_days import AS_OF
from bench.generate import MENDED, REAL, generate
from bench.measure import measure, surroundings
from bench.target import Target
from bench.warm import LUOSHI, WORK

if TYPE_CHECKING:
    from pathlib import Path

    from bench.measure import Command

TASKS = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of both ledgers, and how many findings the real one has more."""

    tasks: int
    real: float
    mended: float
    findings: int

    @property
    def each(self) -> float:
        """Microseconds of one finding."""
        return 1e6 * (self.real - self.mended) / self.findings


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=TASKS)
    parser.add_argument("--rounds", type=int, default=8)
    given = parser.parse_args()
    cost = measure_findings(WORK / "findings", given.tasks, given.rounds)
    print("\n".join(" | ".join(row) for row in rows(cost)))
    print("\n".join(" | ".join(each.row) for each in targets(cost)))


def measure_findings(work: Path, tasks: int, rounds: int, luoshi: Command = LUOSHI) -> Cost:
    """Write both ledgers below ``work`` and measure."""
    commands, counts = {}, {}
    for ledger in (REAL, MENDED):
        generate(work / ledger, tasks, ledger=ledger)
        where = ("--workspace", str(work / ledger), "--as-of", AS_OF.isoformat())
        commands[ledger] = (*luoshi, "check", "--format", "json", *where)
        counts[ledger] = _count(commands[ledger])
    took = measure(commands, rounds)
    return Cost(tasks, took[REAL].processor, took[MENDED].processor, counts[REAL] - counts[MENDED])


def _count(command: Command) -> int:
    done = subprocess.run(command, capture_output=True, check=True, env=surroundings())
    return len(json.loads(done.stdout)["findings"])


def rows(cost: Cost) -> list[tuple[str, str]]:
    """Return the table: what, processor seconds."""
    return [
        (f"`check --format json`, {cost.tasks:,} tasks, {cost.findings:,} findings more", f"{cost.real:.2f} s"),
        ("the same ledger with its faults mended", f"{cost.mended:.2f} s"),
        ("one finding", f"{cost.each:.0f} µs"),
    ]


def targets(cost: Cost) -> list[Target]:
    """Return the promises."""
    name = f"{cost.tasks:,} tasks, processor time: "
    return [
        Target(f"{name}`check`, real ÷ mended", cost.real / cost.mended, 1.3, "×"),
        Target(f"{name}a finding, with its place and its JSON", cost.each, 60, " µs"),
    ]


if __name__ == "__main__":
    main()
