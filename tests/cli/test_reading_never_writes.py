"""Reading commands leave the tree, the index and ``.git`` byte for byte as they were.

Only what luoshi keeps for itself in ``.luoshi`` is left out: it is ignored by git (decisions/0010).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from luoshi.cache import inputs
from luoshi.cache.door import answer
from luoshi.cli.door import run
from tests.support import builders
from tests.support.files import fingerprint
from tests.support.repositories import Repo, make_repo, surroundings
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

DAY = ("--as-of", "2026-10-31")
MONTH = ("report", "--month", "2026-10", *DAY)
COMMANDS = (
    ("check", *DAY),
    ("list", *DAY),
    ("list", *DAY, "--rev", "HEAD~1"),
    ("show", "ZD-2026-001", *DAY),
    ("show", "ZD-2026-001", *DAY, "--rev", "HEAD"),
    (*MONTH, "--format", "html"),
    (*MONTH, "--rev", "HEAD"),
    ("report", "--verify", "2026-10"),
    ("history", "ZD-2026-001"),
    ("diff",),
    ("diff", "HEAD~1..HEAD"),
    ("diff", "HEAD~1...HEAD"),
    ("explain", "ZD-2026-001", *DAY),
    ("explain", "2026-10", "total", *DAY, "--rev", "HEAD"),
    ("rule", "LS203"),
    ("schema", "--check"),
)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, luoshi: Luoshi) -> Repo:
    """A repository with an issued bulletin, a changed file whose index entry is stale, and a new one."""
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    made = make_repo(tmp_path / "库")
    monkeypatch.chdir(made.root)
    made.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    assert luoshi(*MONTH[:-2], *DAY, "--issue").code == 0
    made.commit("第10期")
    task = made.root / FOLDER / "ZD-2026-001.yaml"
    task.write_text(builders.TASK.lstrip("\n") + "  - {date: 2026-10-28, event: 催办, by: 办公室}\n", encoding="utf-8")
    os.utime(made.root / FOLDER / "ZD-2026-002.yaml", (1, 1))
    (made.root / FOLDER / "ZD-2026-003.yaml").write_text(task_text(3).lstrip("\n"), encoding="utf-8")
    return made


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_touched(repo: Repo, luoshi: Luoshi, command: tuple[str, ...]) -> None:
    before = fingerprint(repo.root)
    assert ".git/index" in before
    outcome = luoshi(*command)
    assert outcome.code in {0, 1}
    assert outcome.out or outcome.err
    assert fingerprint(repo.root) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_touched_when_the_answer_is_kept(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(inputs, "TICK", -(10**12))  # young files too
    before = fingerprint(repo.root)
    status = repo.git("--no-optional-locks", "status", "--porcelain")
    assert answer(command, run) == answer(command, run)
    assert fingerprint(repo.root) == before
    assert repo.git("--no-optional-locks", "status", "--porcelain") == status
