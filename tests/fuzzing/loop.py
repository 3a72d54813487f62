"""Runs cases of a target one after the other; each is drawn from the seed, the target's name and its own number."""

from __future__ import annotations

import random
import signal
import time
import traceback
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzzing.targets import TARGETS
from tests.support.patience import PATIENCE

if TYPE_CHECKING:
    from types import FrameType


class Chunk(NamedTuple):
    """Cases ``first`` to before ``last`` of a target."""

    target: str
    seed: int
    first: int
    last: int


class Failure(NamedTuple):
    """A case that failed, and how."""

    target: str
    seed: int
    case: int
    report: str


class Outcome(NamedTuple):
    """What became of a chunk. ``cases``: those that stood for something; ``seconds``: how long it took."""

    target: str
    cases: int
    seconds: float
    failures: tuple[Failure, ...]


def run_chunk(chunk: Chunk) -> Outcome:
    """Run the cases of a chunk in this process, whose main thread this must be."""
    signal.signal(signal.SIGALRM, _hang)
    began = time.perf_counter()
    cases, failures = 0, []
    for number in range(chunk.first, chunk.last):
        counted, report = run_case(chunk.target, chunk.seed, number)
        cases += counted
        if report:
            failures.append(Failure(chunk.target, chunk.seed, number, report))
    return Outcome(chunk.target, cases, time.perf_counter() - began, tuple(failures))


def run_case(name: str, seed: int, number: int) -> tuple[bool, str]:
    """Run one case; return whether it stood for something, and the report of a failure, empty where it passed."""
    target = TARGETS[name]
    given = target.make(random.Random(f"{seed}:{name}:{number}"))  # noqa: S311 -- the same cases for the same seed
    signal.alarm(PATIENCE)
    try:
        return target.judge(given), ""
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 -- a parser written in Rust panics with what is no Exception
        return True, f"{given!r}\n{traceback.format_exc()}"
    finally:
        signal.alarm(0)


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError
