"""Ledgers of which one thing grows: the units, the entries of a log, the commits. Same arguments, same bytes.

The history of 5,000 commits is written by `git fast-import`; by `git commit` it would take minutes.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from typing import TYPE_CHECKING

from bench.as_yaml import task_text
from bench.calendar_days import AS_OF, after, back
from bench.facts import Names, task_facts
from bench.generate import SEED, generate, read_names, settings
from bench.words import LINES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.facts import Facts

_FIRST, _LAST = dt.date(2026, 1, 12), dt.date(2026, 12, 31)
_WHO, _WHEN = "bench <bench@example.org>", 1_790_000_000
_LEADER = "分管副主任（基础教育）"


def with_units(folder: Path, tasks: int, units: int) -> None:
    """Write a ledger whose tasks are spread over so many units: those of the sample first, then made-up schools."""
    known = read_names().units
    schools = tuple((f"第{number:04d}中心学校", _LEADER) for number in range(1, units - len(known) + 1))
    generate(folder, tasks, names=Names((known + schools)[:units]))
    path = folder / "org.yaml"
    lines = "".join(f"  - {{name: {name}, kind: 直属学校, leader: {leader}}}\n" for name, leader in schools)
    path.write_text(path.read_text(encoding="utf-8").replace("units:\n", f"units:\n{lines}", 1), encoding="utf-8")


def with_logs(folder: Path, tasks: int, entries: int) -> None:
    """Write a ledger whose tasks have so many entries each."""
    settings(folder)
    names = read_names()
    for number in range(tasks):
        facts = _long(number, entries, names)
        (folder / _place(facts)).write_text(task_text(facts, number), encoding="utf-8")


def with_history(folder: Path, tasks: int, commits: int) -> None:
    """Write a repository: the first commit brings all tasks, each further one adds an entry to the next task."""
    with_logs(folder, tasks, 1)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "fast-import", "--quiet", stream=b"".join(_commits(tasks, commits)))
    git(folder, "reset", "--quiet", "--hard", "main")


def _commits(tasks: int, commits: int) -> Iterator[bytes]:
    names, most = read_names(), (commits - 2) // tasks + 2
    whole = [_long(number, most, names) for number in range(tasks)]
    for number in range(commits - 1):
        facts = whole[number % tasks]
        text = task_text(facts | {"log": facts["log"][: number // tasks + 2]}, number % tasks)
        yield f"commit refs/heads/main\ncommitter {_WHO} {_WHEN + number + 1} +0800\n".encode()
        yield _data(f"{facts['id']} 进展") + (b"" if number else b"from refs/heads/main^0\n")
        yield f"M 100644 inline {_place(facts)}\n".encode() + _data(text)


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%s\n" % (len(content), content)


def commit(folder: Path) -> None:
    """Commit all that is in the folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "台账")


def git(folder: Path, *arguments: str, stream: bytes = b"") -> None:
    """Run git as somebody whose name, address and time are always the same."""
    dates = {"GIT_AUTHOR_DATE": f"{_WHEN} +0800", "GIT_COMMITTER_DATE": f"{_WHEN} +0800"}
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    subprocess.run(("git", *who, *arguments), cwd=folder, input=stream, env=os.environ | dates, check=True)


def _place(facts: Facts) -> str:
    return f"ledgers/2026/{LINES[0].folder}/{facts['id']}.yaml"


def _long(number: int, entries: int, names: Names) -> Facts:
    """Return a task of the first ledger, under way the whole year: signed, then reports spread up to the last day."""
    facts = task_facts(number * len(LINES), SEED, names)
    kept = {key: value for key, value in facts.items() if key not in {"milestones", "indicators", "due_text"}}
    reports = [_report(facts["lead"], each, entries - 1) for each in range(entries - 1)]
    log = [{"date": after(_FIRST, 1), "event": "签收", "by": facts["lead"]}, *reports]
    return kept | {"assigned": _FIRST, "due": _LAST, "log": log}


def _report(unit: str, number: int, of: int) -> Facts:
    start = after(_FIRST, 2)
    day = start + (back(AS_OF) - start) * (number + 1) // of
    note = f"第{number + 1}次调度，完成本批任务，资料已归档备查"
    return {"date": day, "event": "进展", "by": unit, "progress": 80 * (number + 1) // of, "note": note}
