"""Runs luoshi as users do, as processes of their own; many commands share one start of Python and its imports."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hypothesis import settings

from tests.support.repositories import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

T = TypeVar("T")
SOAK = settings.get_current_profile_name() == "soak"

LUOSHI = (sys.executable, "-m", "luoshi")
DAY = ("--as-of", "2026-10-31")
ADD = (
    *("--title", "食堂改造", "--kind", "重点任务", "--category", "市委市政府部署", "--document", "1号"),
    *("--approver", "主任", "--objective", "乙", "--standard", "丙", "--leader", "分管副主任", "--lead", "财务处"),
    *("--owner", "丁", "--due", "2026-12-31", *DAY),
)
"""A task that can be registered."""

READS: tuple[tuple[str, ...], ...] = (
    ("check", *DAY),
    ("check", *DAY, "--base", "HEAD~1"),
    ("list", *DAY),
    ("list", *DAY, "--rev", "HEAD~1"),
    ("show", "ZD-2026-001", *DAY),
    ("show", "ZD-2026-001", *DAY, "--rev", "HEAD"),
    ("report", "--month", "2026-10", *DAY),
    ("report", "--month", "2026-10", *DAY, "--rev", "HEAD", "--format", "json"),
    ("report", "--verify", "2026-10"),
    ("history", "ZD-2026-001"),
    ("history", "ZD-2026-001", "--rev", "HEAD~1"),
    ("diff",),
    ("diff", "HEAD~1..HEAD"),
    ("diff", "HEAD~1...HEAD"),
    ("explain", "ZD-2026-001", *DAY),
    ("explain", "2026-10", "total", *DAY, "--rev", "HEAD"),
    ("export", "csv", *DAY, "--rev", "HEAD~1"),
    ("letter", "督办单", "ZD-2026-001", *DAY, "--format", "markdown"),
    ("evidence", "verify"),
    ("evidence", "bag", "ZD-2026-001", "-o", "../档案.zip", *DAY),
    ("form", "status", "--month", "2026-10", *DAY),
    ("progress", "ZD-2026-001", "--note", "试", *DAY, "--dry-run"),
    ("schema", "--check"),
)
"""Every command that reads, in every way in which it asks git; ``evidence bag`` writes outside only."""

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a process left behind. ``memory``: the most that it held at once, in bytes."""

    command: tuple[str, ...]
    code: int
    out: str
    err: str
    memory: int = 0


def luoshi(root: Path, *arguments: str, environment: Mapping[str, str] | None = None, python: str = "") -> Outcome:
    """Run one command as a program; ``python``: options of the interpreter."""
    command = [sys.executable, *python.split(), "-m", "luoshi", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment or surroundings(), capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return Outcome(arguments, done.returncode, _text(done.stdout), _text(done.stderr))


@cache
def _server() -> subprocess.Popen[str]:
    """Start the process that runs commands in forks of its own; it ends with its input."""
    command = [sys.executable, "-m", "tests.support.forks"]
    server = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    with server:
        pass


def each(
    root: Path, commands: Iterable[tuple[str, ...]], environment: Mapping[str, str] | None = None
) -> tuple[Outcome, ...]:
    """Run every command in a process of its own, forked from one that has the imports done."""
    given = dict(environment or surroundings())
    return tuple(_asked(root, command, given) for command in commands)


def _asked(root: Path, command: tuple[str, ...], environment: Mapping[str, str]) -> Outcome:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    asked = {"folder": str(root), "command": list(command), "environment": environment}
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    told = json.loads(server.stdout.readline())
    return Outcome(command, told["code"], told["out"], told["err"], told["memory"])


def some(values: Sequence[T], number: int) -> list[T]:
    """Return all values in a long run, else ``number`` of them from all over: CI has little time."""
    step = max(1, len(values) // number)
    return list(values) if SOAK else list(values[::step][:number])


def _text(content: bytes) -> str:
    return content.decode(errors="backslashreplace")


def complaints(outcome: Outcome) -> list[str]:
    """Return what is wrong with the way in which a command failed, or ended; empty where nothing is."""
    found = []
    if outcome.code not in {0, 1, 2, 3, 4, 5}:
        found.append(f"exit code {outcome.code}")
    if "Traceback" in outcome.out + outcome.err:
        found.append("traceback")
    if outcome.code in {2, 3, 4, 5} and not ("错误：" in outcome.err and "办法：" in outcome.err):
        found.append("no message, or no way out")
    return [f"{' '.join(outcome.command)}: {each}\n{outcome.err[-2000:]}" for each in found]


def seldom() -> dict[str, str]:
    """Return the smallest environment in which a program can be found."""
    return {"PATH": os.environ["PATH"]}
