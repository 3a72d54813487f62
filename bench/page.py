"""docs/benchmarks.md: what was measured, as tables, with each target met or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from bench import cold, findings, looking_back, warm
from bench.curve import rows as curve_rows
from bench.generate import CLEAN, REAL
from bench.peers import SLOW_AT
from bench.target import Target, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.curve import Curve
    from bench.findings import Cost
    from bench.warm import Warm


@dataclass(frozen=True, slots=True)
class Size:
    """One ledger: bytes of the task files and of the journal; by command median seconds, peak MB, processor seconds."""

    tasks: int
    task_bytes: int
    journal_bytes: int
    seconds: Mapping[str, float]
    peaks: Mapping[str, float]
    processor: Mapping[str, float] = field(default_factory=dict)
    ledger: str = CLEAN


@dataclass(frozen=True, slots=True)
class Results:
    """Everything measured in one run. ``about``: machine, versions, date, commit, as lines."""

    about: Sequence[str]
    sizes: Sequence[Size]
    starts: Mapping[str, float]
    imports: Mapping[str, tuple[int, str]]
    processes: int
    curves: Sequence[Curve] = ()
    answers: Sequence[Warm] = ()
    back: Mapping[str, float] = field(default_factory=dict)
    findings: Cost | None = None


def page(results: Results) -> str:
    """Return the page; its prose is fixed, its figures are those of the run."""
    blocks = [
        _HEAD,
        "\n".join(f"- {line}" for line in results.about),
        _HOW.format(processes=results.processes, most=max(SLOW_AT)),
    ]
    promised = targets(results)
    verdicts = _table(("target", "limit", "measured", ""), (each.row for each in promised))
    blocks += ["## Targets", summary(promised), verdicts]
    blocks += [block for size in results.sizes for block in _of_size(size)]
    blocks += [block for size in results.answers for block in _of_answers(size)]
    if results.findings:
        blocks += [_FINDINGS, _table(("what", "processor time"), findings.rows(results.findings))]
    if results.back:
        back = _BACK.format(commits=looking_back.COMMITS, of=looking_back.OF, tasks=looking_back.TASKS)
        blocks += [back, _table(("command", "median, ms"), looking_back.rows(results.back))]
    blocks += _of_curves(results.curves)
    blocks += ["## Start", _table(("command", "median, ms", "× `python -c pass`"), _starts(results.starts)), _IMPORTED]
    rows = ((f"`{name}`", str(count), heavy or "–") for name, (count, heavy) in results.imports.items())
    blocks.append(_table(("command", "modules", "of them from packages"), rows))
    return "\n\n".join(blocks) + "\n"


def targets(results: Results) -> list[Target]:
    """Return the promises that the sizes of this run can answer."""
    found: list[Target] = []
    for size in results.sizes:
        found += cold.targets(size)
    found += [target for size in results.answers for target in warm.targets(size)]
    found += findings.targets(results.findings) if results.findings else []
    found += looking_back.targets(results.back) if results.back else []
    found += _growth([size for size in results.sizes if size.ledger == CLEAN])
    found += cold.starts(results.starts)
    return found


def _growth(sizes: Sequence[Size]) -> list[Target]:
    """Memory grows no faster than the number of tasks."""
    return [
        Target(
            f"peak of `check`, {words}, {less.tasks:,} → {more.tasks:,} tasks",
            more.peaks[name] / less.peaks[name],
            more.tasks / less.tasks,
            "×",
        )
        for less, more in pairwise(sizes)
        for name, words in (("check", "cold"), ("warm", "warm"))
    ]


_SAYS = {
    "check": "`luoshi check`, cold",
    "report": "`luoshi report --month 2026-10`, cold",
    "warm": "`luoshi check`, warm: nothing changed",
    "engine": "yaml-rs alone, 1 process",
    "engines": "yaml-rs alone, as many processes as `check`",
    "hledger": "`hledger check`",
    **cold.SAYS,
}


def _of_size(size: Size) -> list[str]:
    floor, peer = size.seconds["engine"], size.seconds["hledger"]
    rows = [
        (
            words,
            f"{seconds:.3f}",
            _processor(size, name),
            f"{seconds / floor:.2f}",
            f"{seconds / peer:.2f}",
            _memory(size, name),
        )
        for name, words in _SAYS.items()
        if (seconds := size.seconds.get(name))
    ]
    words = f"{size.task_bytes / 1e6:.1f} MB in {size.tasks:,} task files; journal {size.journal_bytes / 1e6:.1f} MB."
    header = ("command", "median, s", "processor, s", "÷ engine alone", "÷ hledger", "peak, MB")
    return [f"## {size.tasks:,} tasks{', real' if size.ledger == REAL else ''}", words, _table(header, rows)]


def _of_answers(size: Warm) -> list[str]:
    header = ("command", "median, ms", "× `python -c pass`", "÷ `git status`", "peak, MB")
    return [f"## {size.tasks:,} tasks, answers kept", _ANSWERS, _table(header, warm.rows(size))]


def _of_curves(curves: Sequence[Curve]) -> Iterable[str]:
    if not curves:
        return
    yield _CURVES
    for curve in curves:
        header, *rows = curve_rows(curve)
        picture = f"![{curve.title}: time and memory; the table has the figures](images/cost-{curve.name}.svg)"
        yield from (f"### {curve.title}", curve.about, picture, _table(header, rows))


def _memory(size: Size, name: str) -> str:
    return f"{size.peaks[name]:.0f}" if name in size.peaks else "–"


def _processor(size: Size, name: str) -> str:
    return f"{size.processor[name]:.3f}" if name in size.processor else "–"


def _starts(starts: Mapping[str, float]) -> list[tuple[str, ...]]:
    bare = starts["python -c pass"]
    return [(f"`{name}`", f"{1000 * seconds:.0f}", f"{seconds / bare:.2f}") for name, seconds in starts.items()]


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_HEAD = """# Benchmarks

Written by `make bench`; the figures are of one run on one machine. Trust the ratios, not the seconds."""
_HOW = """To repeat: `apt-get install hyperfine hledger`, then `make bench` for all but 100,000 tasks and
`make bench BENCH_FLAGS="--sizes 1000,10000,100000"` for all; one size is `python -m bench.run --sizes 1000 --steps 0`.

`bench/generate.py` writes the ledgers from a seed: one file a task, about 1 KB, 2–6 entries, about 2 % of the files
with a warning, no error. The real ledgers are kept as offices keep theirs: seven of ten tasks have a finding that can
still be mended, three of ten logs are long (up to 40 entries more), some tasks have a parent, many have evidence. The
files for hledger and for bean-check hold the same facts, a transaction a task, in one file. Each command runs once in
every round; a figure is the median of the rounds, after one round to warm the disk (of 100,000 tasks, of one round).
`check` and `report` use {processes} processes; processor time is that of all together. Peaks are sums over all
processes, pages that forked processes share counted for each.

Cold means that luoshi reads every file: it runs with `LUOSHI_INDEX=off`, bean-check with `--no-cache`; files are in
the cache of the system. Python keeps compiled modules (`PYTHONDONTWRITEBYTECODE` is unset) and every command has run
once before, as on any desk after the first start. bean-check, check-jsonschema and yamllint are pinned in
requirements/bench.txt and live in an environment of their own. check-jsonschema (schemas/task.schema.json) and yamllint
(`-d relaxed --no-warnings`) read the same task files, once, up to {most:,} tasks."""
_FINDINGS = """## What a finding costs

Two ledgers that differ in nothing but their faults; again alone: `python -m bench.findings`."""
_BACK = """## Looking back

`history` reads a repository of {commits:,} commits, each of which adds an entry to one of {of} tasks; beside it stand
the two git commands that it is made of, with the same options and the same objects. Where all commits change one file,
every version is longer than the one before; that is run once. `check --base` judges the last
commit, which changed one of {tasks:,} tasks; beside it stands `check` of the same files. These alone:
`python -m bench.looking_back`."""
_CURVES = """## Cost curves

Measured on the machine above, in the same run: medians of three rounds after one to warm the disk, peaks of one run.
These again, with one small size: `python -m bench.run --sizes 1000 --output build/bench/page.md`; `--steps 2` takes the
first two points of each. Power is that with which the last step grew: 1 is linear, 0 is constant."""
_ANSWERS = """The same files, committed to a repository. Nothing is younger than three seconds, so that answers are kept
([decision 0010](decisions/0010-answers-are-kept-beside-the-ledger.md)); between rounds one task gets a comment more.
The first and the cold run are measured once; the first pays for the table and what is written into `.luoshi`."""
_IMPORTED = "Modules that a command imports beyond what Python itself starts with:"
