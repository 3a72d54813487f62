"""``make bench``: generates ledgers, measures luoshi beside its floor and a peer, writes docs/benchmarks.md.

python -m bench.run [--sizes 1000,10000,100000] [--rounds 8] [--steps 9] [--output docs/benchmarks.md]
                    [--date D] [--commit C]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench import curves, findings, looking_back, peers, warm
from bench.calendar_days import AS_OF, ROOT
from bench.cold import WARM_START
from bench.generate import CLEAN, JOURNAL, REAL, generate
from bench.measure import imported, measure, medians, missing_programs, peak_memory
from bench.page import Results, Size, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.curve import Curve
    from bench.measure import Command

WORK = ROOT / "build" / "bench"
SIZES = "1000,10000"
LARGE = 100_000
"""From so many tasks on one round must do: it takes minutes."""
PEAKS = ("check", "report", "hledger", "bean")


def main() -> None:
    """Measure and write the page."""
    given = _arguments()
    if missing := missing_programs():
        sys.exit(missing)
    before = os.getloadavg()
    _starts(1)  # the first start after a change compiles its modules
    sizes, answers = [], []
    for tasks in map(int, given.sizes.split(",")):
        sizes.append(_size(tasks, given.rounds))
        answers.append(warm.measure(WORK / str(tasks), tasks, given.rounds if tasks < LARGE else 2, _luoshi()))
        sizes.append(_size(tasks, given.rounds, REAL))
    drawn = _curves([size for size in sizes if size.ledger == CLEAN], given.steps)
    cost = findings.measure_findings(WORK / "findings", findings.TASKS, given.rounds, _luoshi())
    back = looking_back.measure(WORK, given.rounds, _luoshi())
    results = Results(_about(given, before), sizes, _starts(), _imports(), _processes(), drawn, answers, back, cost)
    curves.draw(drawn, given.output.parent / "images")
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(page(results), encoding="utf-8")
    print(given.output)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--steps", type=int, default=9, help="points of each cost curve; 0 draws none")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--date", default=dt.datetime.now().astimezone().date().isoformat())
    parser.add_argument("--commit", default=_commit())
    return parser.parse_args()


def _commit() -> str:
    done = subprocess.run(
        ("git", "describe", "--always", "--dirty"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def _luoshi() -> Command:
    """Return how a user starts luoshi: by the installed script, or by what that script does."""
    script = Path(sys.executable).parent / "luoshi"
    does = "import sys; from luoshi.__main__ import main; sys.exit(main())"
    return (str(script),) if script.exists() else (sys.executable, "-c", does)


def _commands(folder: Path) -> dict[str, Command]:
    where = ("--workspace", str(folder), "--as-of", AS_OF.isoformat())
    engine = (sys.executable, str(ROOT / "bench" / "engine_alone.py"), str(folder))
    return {
        "check": (*_luoshi(), "check", *where),
        "report": (*_luoshi(), "report", "--month", f"{AS_OF:%Y-%m}", *where),
        "engine": engine,
        "engines": (*engine, str(_processes())),
        "hledger": ("hledger", "-f", str(folder / JOURNAL), "check"),
        **peers.bean_check(folder),
    }


def _processes() -> int:
    return len(os.sched_getaffinity(0))


def _size(tasks: int, rounds: int, ledger: str = CLEAN) -> Size:
    print(f"{tasks:,} {ledger} …", file=sys.stderr, flush=True)
    folder = WORK / (str(tasks) if ledger == CLEAN else f"{tasks}-{ledger}")
    written = generate(folder, tasks, ledger=ledger)
    commands = _commands(folder)
    took = measure(commands, rounds if tasks < LARGE else 1)
    peaks = {name: peak_memory(commands[name]) for name in PEAKS if name in commands}
    took |= measure({"warm": commands["check"]}, rounds if tasks < LARGE else 2, index=True)
    peaks["warm"] = peak_memory(commands["check"], index=True)
    slow = peers.slow(folder, tasks) if ledger == CLEAN else {}
    seconds = {name: each.wall for name, each in took.items()} | {name: wall for name, (wall, _) in slow.items()}
    processor = {name: each.processor for name, each in took.items()}
    peaks |= {name: peak for name, (_, peak) in slow.items()}
    return Size(tasks, written, (folder / JOURNAL).stat().st_size, seconds, peaks, processor, ledger)


def _curves(sizes: list[Size], steps: int) -> list[Curve]:
    """Return the cost curves; sizes that the run has not are measured for that against tasks."""
    if not steps:
        return []
    known = {size.tasks for size in sizes}
    between = [
        _size(tasks, curves.ROUNDS) for tasks in curves.TASKS[:steps] if tasks not in known and tasks < max(known)
    ]
    return [curves.against_tasks([*sizes, *between]), *curves.measured(WORK, _luoshi(), steps)]


def _starts(rounds: int = 15) -> dict[str, float]:
    luoshi, root = _luoshi(), ("--workspace", str(ROOT))
    commands = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "luoshi --version": (*luoshi, "--version"),
        "luoshi --help": (*luoshi, "--help"),
        "luoshi check --help": (*luoshi, "check", "--help"),
        "luoshi rule LS307": (*luoshi, "rule", "LS307"),
        "luoshi check": (*luoshi, "check", *root, "--as-of", AS_OF.isoformat()),
    }
    again = {WARM_START: commands["luoshi check"]}
    return medians(commands, rounds) | medians(again, rounds, index=True)


def _imports() -> dict[str, tuple[int, str]]:
    bare = set(imported(("-c", "pass")))
    root = ("--workspace", str(ROOT), "--as-of", AS_OF.isoformat())
    lines: tuple[Sequence[str], ...] = (
        ("--version",),
        ("--help",),
        ("check", "--help"),
        ("rule", "LS307"),
        ("check", "--rule", "LS201", *root),
        ("check", *root),
        ("list", *root),
        ("show", "ZD-2026-001", *root),
        ("report", "--month", "2026-10", *root),
        ("report", "--month", "2026-10", "--format", "html", *root),
    )
    return {_name(line): _counted(set(imported(("-m", "luoshi", *line))) - bare) for line in lines}


def _name(line: Sequence[str]) -> str:
    return "luoshi " + " ".join(
        word for word in line if word not in {"--workspace", str(ROOT), "--as-of", AS_OF.isoformat()}
    )


def _counted(modules: set[str]) -> tuple[int, str]:
    """Return how many modules, and how many of each package that is neither Python's own nor luoshi."""
    tops = sorted({name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"luoshi"})
    known = {top: sum(name == top or name.startswith(f"{top}.") for name in modules) for top in tops}
    return len(modules), ", ".join(f"{top} {count}" for top, count in known.items() if not top.startswith("_"))


def _about(given: argparse.Namespace, before: tuple[float, float, float]) -> list[str]:
    versions = {name: _first_line(name, "--version") for name in ("hledger", "hyperfine")}
    return [
        f"{_processor()}, {os.cpu_count()} processors, {_memory()} GB; {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, {versions['hledger']}, {versions['hyperfine']}",
        peers.versions(),
        f"{given.date}, commit {given.commit}",
        f"load before, of 1 and 15 minutes: {before[0]:.1f}, {before[2]:.1f}; beside others two processes lose most",
    ]


def _first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


if __name__ == "__main__":
    main()
