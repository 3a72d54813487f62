"""Runs luoshi as users do, as processes of their own; many commands share one start of Python and its imports."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings

from tests.support.machine import UMASK
from tests.support.patience import PATIENCE
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


class OutOfStepError(Exception):
    """The answer to another question came."""


class Forks:
    """A process that runs commands in forks of its own, one after the other.

    Where one question was not answered in order, whatever the reason, the process ends with all that it started, and
    the next question starts another one: what the old one would still say belongs to nobody.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._read = b""

    def ask(
        self,
        root: Path,
        command: tuple[str, ...],
        environment: Mapping[str, str],
        *,
        umask: int = UMASK,
        patience: float = PATIENCE,
    ) -> Outcome:
        """Run a command. Raises TimeoutError when it takes longer than ``patience`` seconds."""
        self._number += 1
        asked = {"number": self._number, "folder": str(root), "command": list(command)}
        asked |= {"environment": environment, "umask": umask}
        try:
            self.write(asked)
            told = self._answer(time.monotonic() + patience)
        except BaseException:
            self.end()
            raise
        return Outcome(command, told["code"], told["out"], told["err"], told["memory"])

    def write(self, asked: Mapping[str, object]) -> None:
        """Send a question, to a new process where there is none."""
        if self._process is None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()

    def _start(self) -> None:
        """Start the process and wait until it has the imports done, which is no part of any question."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forks"],
            cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._line(time.monotonic() + PATIENCE)

    def _answer(self, until: float) -> dict[str, Any]:
        """Return the answer to the last question."""
        told: dict[str, Any] = json.loads(self._line(until))
        if told["number"] != self._number:
            raise OutOfStepError(f"asked {self._number}, answered {told['number']}")
        return told

    def _line(self, until: float) -> bytes:
        """Return the next line that the process writes."""
        assert self._process is not None
        assert self._process.stdout is not None
        while b"\n" not in self._read:
            if not select.select([self._process.stdout], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("no answer")
            part = os.read(self._process.stdout.fileno(), 1 << 20)
            if not part:
                raise EOFError("the process that runs commands has ended")
            self._read += part
        line, _, self._read = self._read.partition(b"\n")
        return line

    def end(self) -> None:
        """Kill the process and every command that it runs."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()
        self._process, self._read = None, b""


_FORKS = Forks()
atexit.register(_FORKS.end)


def each(
    root: Path,
    commands: Iterable[tuple[str, ...]],
    environment: Mapping[str, str] | None = None,
    *,
    umask: int = UMASK,
) -> tuple[Outcome, ...]:
    """Run every command in a process of its own, forked from one that has the imports done."""
    given = dict(environment or surroundings())
    return tuple(_FORKS.ask(root, command, given, umask=umask) for command in commands)


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
