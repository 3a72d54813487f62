"""What README and architecture promise: reading writes nothing, and the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.pages.program import luoshi

ROOT = Path(__file__).parents[2]
DAY = ("--as-of", "2026-10-31")
READING = [
    ("check", *DAY),
    ("list", *DAY),
    ("show", "ZD-2026-001", *DAY),
    ("report", "--month", "2026-10", *DAY, "--format", "html"),
    ("report", "--month", "2026-10", *DAY, "--format", "json", "--rev", "HEAD"),
    ("schema", "--check"),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed workspace with one change that is not committed; nothing below writes into it."""
    folder = shutil.copytree(ROOT / "tests/errors/base", tmp_path_factory.mktemp("promises") / "台账")
    luoshi(folder, "schema")
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (("init", "--quiet"), ("add", "."), (*name, "commit", "--quiet", "-m", "台账")):
        subprocess.run(("git", *command), cwd=folder, check=True)
    task = folder / "ledgers/2026/zonghe/ZD-2026-001.yaml"
    task.write_text(task.read_text(encoding="utf-8") + "# 未提交\n", encoding="utf-8")
    return folder


def _state(folder: Path) -> dict[str, tuple[str, int]]:
    """Return content and time of change of every file, those of .git included."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in files
    }


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_writes_nothing(arguments: tuple[str, ...], workspace: Path) -> None:
    before = _state(workspace)
    assert luoshi(workspace, *arguments).code == 0
    assert _state(workspace) == before


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_the_same_input_gives_the_same_bytes(arguments: tuple[str, ...], workspace: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(workspace, tmp_path / "另一处" / "台账")
    assert luoshi(workspace, *arguments) == luoshi(elsewhere, *arguments)
