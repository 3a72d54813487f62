"""Runs the command line as ``__main__`` does: an answer that is kept and still holds is given without a run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from luoshi.cache import inputs
from luoshi.cache.door import answer
from luoshi.cli.door import run
from tests.cache.door import TICK, Ask, Outcome
from tests.support.repositories import surroundings
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from luoshi.cache.inputs import Inputs


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one task, outside of every repository, and the current folder."""
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(inputs, "TICK", TICK)
    root = make_workspace(tmp_path / "台账")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def ask(capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """The command line, behind the first door."""

    def call(*arguments: str) -> Outcome:
        ran: list[Sequence[str]] = []

        def running(given: Sequence[str], found: Inputs | None) -> int:
            ran.append(given)
            return run(given, found)

        time.sleep(TICK * 2.5 / 1e9)
        code = answer(arguments, running)
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode(), bool(ran))

    return call
