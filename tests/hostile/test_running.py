"""The harness itself: after a question that was not answered in order, the next one gets its own answer."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.running import DAY, Forks, OutOfStepError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION, LIST, DIFF = ("--version",), ("list", *DAY), ("diff",)


@pytest.fixture
def forks() -> Iterator[Forks]:
    made = Forks()
    yield made
    made.end()


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return make_repo(tmp_path / "库")


@pytest.fixture
def hanging(tmp_path: Path) -> dict[str, str]:
    """Return surroundings in which git never answers and tells its number."""
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > '{tmp_path}/number'\nexec sleep 3600\n", encoding="utf-8")
    program.chmod(0o755)
    here = surroundings()
    return {**here, "PATH": f"{program.parent}:{here['PATH']}"}


def test_after_a_time_out_the_next_question_gets_its_own_answer(
    repo: Repo, tmp_path: Path, forks: Forks, hanging: dict[str, str]
) -> None:
    assert forks.ask(repo.root, VERSION, surroundings()).out.startswith("luoshi ")
    number = tmp_path / "number"
    patience = 0.5
    while not number.exists():  # a busy machine may need longer to reach what hangs
        with pytest.raises(TimeoutError):
            forks.ask(repo.root, DIFF, hanging, patience=patience)
        patience *= 2
    assert forks.ask(repo.root, LIST, surroundings()).out.startswith("事项1项")
    assert forks.ask(repo.root, VERSION, surroundings()).out.startswith("luoshi ")
    assert not _runs(int(number.read_text(encoding="utf-8"))), "the command that hung has ended too"


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat", encoding="utf-8") as told:  # noqa: PTH123 -- no file of ours
        return told.read().rpartition(")")[2].split()[0] != "Z"


def test_an_alarm_in_the_middle_of_a_question_leaves_nothing_to_the_next(
    repo: Repo, forks: Forks, hanging: dict[str, str]
) -> None:
    """As the time limit of a test ends it."""

    def late(*_: object) -> None:
        raise TimeoutError("late")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(TimeoutError, match="late"):
            forks.ask(repo.root, DIFF, hanging)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert forks.ask(repo.root, LIST, surroundings()).out.startswith("事项1项")


def test_an_answer_to_another_question_is_never_taken(repo: Repo, forks: Forks) -> None:
    nobody = {"number": 0, "folder": str(repo.root), "command": VERSION, "environment": surroundings(), "umask": 0o022}
    forks.write(nobody)
    with pytest.raises(OutOfStepError, match="asked 1, answered 0"):
        forks.ask(repo.root, LIST, surroundings())
    assert forks.ask(repo.root, LIST, surroundings()).out.startswith("事项1项")


def test_a_process_that_has_ended_is_started_anew(repo: Repo, forks: Forks) -> None:
    forks.write({})  # a question that cannot be answered
    with pytest.raises((EOFError, BrokenPipeError)):
        forks.ask(repo.root, LIST, surroundings())
    assert forks.ask(repo.root, LIST, surroundings()).out.startswith("事项1项")
