"""Measures the cost curves: against units, length of logs and commits. That against tasks takes the sizes of the run.

Each curve is drawn as docs/images/cost-NAME.svg and written out as a table on the page.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.calendar_days import AS_OF, ROOT
from bench.curve import Curve, Point
from bench.curve_ledgers import with_history, with_logs, with_units
from bench.curve_svg import svg
from bench.measure import medians, peak_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from bench.measure import Command
    from bench.page import Size

IMAGES = ROOT / "docs" / "images"
ROUNDS = 4
TASKS = (100, 300, 3_000, 30_000)
"""Sizes that are measured for the curve alone; those below the largest of the run."""
_DAY = ("--as-of", AS_OF.isoformat())
_REPORT = ("report", "--month", f"{AS_OF:%Y-%m}", *_DAY)
_SAYS = {"check": "luoshi check, cold", "warm": "luoshi check, warm", "report": "luoshi report --month, cold"}
_SAYS |= {"hledger": "hledger check", "bean": "bean-check"}


@dataclass(frozen=True, slots=True)
class Plan:
    """A curve to measure: ``write`` makes the ledger of a folder and a count; commands by name."""

    name: str
    title: str
    counted: str
    about: str
    write: Callable[[Path, int], None]
    counts: tuple[int, ...]
    commands: Mapping[str, Callable[[int], Sequence[str]]]


def _always(*arguments: str) -> Callable[[int], Sequence[str]]:
    return lambda _: arguments


_BOTH = {_SAYS["check"]: _always("check", *_DAY), _SAYS["report"]: _always(*_REPORT)}
PLANS = (
    Plan(
        "units",
        "Units",
        "units",
        "1,000 tasks, spread over so many units.",
        lambda folder, count: with_units(folder, 1_000, count),
        (10, 30, 100, 300, 1_000),
        _BOTH,
    ),
    Plan(
        "log",
        "Length of logs",
        "entries in each file",
        "100 task files with so many entries each, about 110 bytes an entry.",
        lambda folder, count: with_logs(folder, 100, count),
        (1, 10, 100, 1_000),
        _BOTH | {"luoshi show, cold": _always("show", "ZD-2026-001", *_DAY)},
    ),
    Plan(
        "revisions",
        "Revisions",
        "commits",
        "100 tasks; each commit adds an entry to one of them, in turn. `diff` compares the first commit with the last.",
        lambda folder, count: with_history(folder, 100, count),
        (10, 100, 1_000, 5_000),
        {
            "luoshi history, one task": _always("history", "ZD-2026-001"),
            "luoshi diff, first..last": lambda count: ("diff", f"HEAD~{count - 1}..HEAD", *_DAY),
            "luoshi report --month --rev, cold": _always(*_REPORT, "--rev", "HEAD"),
        },
    ),
)


def against_tasks(sizes: Iterable[Size]) -> Curve:
    """Return the curve of the sizes that were measured."""
    ordered = sorted(sizes, key=lambda size: size.tasks)
    series = {
        words: [Point(each.tasks, each.seconds[name], each.peaks[name]) for each in ordered if name in each.peaks]
        for name, words in _SAYS.items()
    }
    about = "One file a task, as above; the sizes that have no table of their own were measured for this curve."
    return Curve("tasks", "Tasks", "tasks", about, {name: points for name, points in series.items() if points})


def measured(work: Path, luoshi: Command, steps: int) -> list[Curve]:
    """Return the other curves; each has its first ``steps`` counts."""
    return [_measured(plan, work / plan.name, luoshi, steps) for plan in PLANS] if steps else []


def _measured(plan: Plan, work: Path, luoshi: Command, steps: int) -> Curve:
    series: dict[str, list[Point]] = {name: [] for name in plan.commands}
    for count in plan.counts[:steps]:
        print(f"{plan.name} {count:,} …", file=sys.stderr, flush=True)
        plan.write(work, count)
        where = ("--workspace", str(work))
        commands = {name: (*luoshi, *line(count), *where) for name, line in plan.commands.items()}
        for name, seconds in medians(commands, ROUNDS).items():
            series[name].append(Point(count, seconds, peak_memory(commands[name])))
    return Curve(plan.name, plan.title, plan.counted, plan.about, series)


def draw(curves: Iterable[Curve], folder: Path = IMAGES) -> None:
    """Write the drawings."""
    folder.mkdir(parents=True, exist_ok=True)
    for curve in curves:
        (folder / f"cost-{curve.name}.svg").write_text(svg(curve), encoding="utf-8")
