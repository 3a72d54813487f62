"""What most tests of the command line stand in: a workspace of their own, and terminals that are closed behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.workspaces import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.terminals import Terminal


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean workspace with one task, and the current folder."""
    root = make_workspace(tmp_path / "台账")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """The terminals that the test opens."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()
