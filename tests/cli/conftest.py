"""Runs the command line as ``__main__`` does, in a workspace of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from luoshi.cli.door import run
from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Luoshi(Protocol):
    """Calls the command line with arguments."""

    def __call__(self, *arguments: str) -> Outcome: ...


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean workspace with one task, and the current folder."""
    root = make_workspace(tmp_path / "台账")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def luoshi(capsysbinary: pytest.CaptureFixture[bytes]) -> Luoshi:
    """The command line."""

    def call(*arguments: str) -> Outcome:
        code = run(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call
