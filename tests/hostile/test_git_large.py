"""Objects and files of any size: luoshi and git hold a bounded part of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import Repo, make_repo
from tests.support.running import DAY, SOAK, complaints, each
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (1 << 30) if SOAK else (100 << 20)
MOST, MOST_OF_REPORT = 96 << 20, 330 << 20
"""What a command may hold, luoshi itself included, which takes 60 MB and more while it is measured.

Of an issued bulletin 64 MB are looked at, some times over.
"""

LARGE = (
    f"{FOLDER}/ZD-2026-009.yaml",
    f"{FOLDER}/ledger.yaml",
    "calendar/2026.yaml",
    "evidence/ZD-2026-001/录像.mp4",
    "reports/2026-09/manifest.json",
    "reports/2026-09/通报.json",
    "reports/2026-09/通报.md",
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", *DAY),
    ("list", *DAY),
    ("list", *DAY, "--rev", "HEAD"),
    ("report", "--month", "2026-10", *DAY, "--rev", "HEAD"),
    ("report", "--verify", "2026-09"),
    ("check", *DAY, "--base", "HEAD~1"),
    ("history", "ZD-2026-009"),
    ("diff", *DAY, "HEAD~1..HEAD"),
    ("evidence", "verify"),
)


def sparse(path: Path) -> None:
    """Make a file of nothing, which takes no room on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.truncate(SIZE)


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository where everything is huge, in the last commit and on disk."""
    repo = make_repo(tmp_path_factory.mktemp("large") / "库")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    for name in LARGE:
        sparse(repo.root / name)
    repo.git("config", "core.compression", "1")
    repo.commit("巨大")
    return repo


def test_of_what_is_huge_little_is_held(repo: Repo) -> None:
    """Measured over each command and the git that it started."""
    outcomes = each(repo.root, COMMANDS)
    assert [fault for outcome in outcomes for fault in complaints(outcome)] == []
    for outcome in outcomes:
        assert outcome.memory < (MOST_OF_REPORT if outcome.command[0] == "report" else MOST), outcome.command
