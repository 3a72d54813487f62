"""What a clone of the repository does with git and make."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TASK = "id: ZD-2026-012\ntitle: 农村学前教育全覆盖工程\nlog:\n" + "".join(
    f"  - {{date: 2026-03-{day:02d}}}\n" for day in range(1, 29)
)


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run in ``cwd`` with the variables that git or make set for their own children left out."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh repository with the Makefile and the attributes of this one, and one task."""
    for name in (".gitattributes", "Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "ZD-2026-012.yaml").write_text(TASK, encoding="utf-8")
    _run("git", "init", "--quiet", cwd=tmp_path)
    _run("git", "add", ".", cwd=tmp_path)
    return tmp_path


def test_a_hunk_of_a_diff_is_headed_by_the_id_of_its_task(clone: Path) -> None:
    _run("make", ".venv/bin/python", "MAKE_VENV=true", cwd=clone)
    task = clone / "ZD-2026-012.yaml"
    task.write_text(TASK + "  - {date: 2026-04-01}\n", encoding="utf-8")
    assert "@@ id: ZD-2026-012\n" in _run("git", "diff", cwd=clone).stdout


def test_a_file_keeps_line_feeds_in_the_repository(clone: Path) -> None:
    (clone / "windows.yaml").write_bytes(b"id: ZD-2026-013\r\n")
    _run("git", "add", "windows.yaml", cwd=clone)
    assert _run("git", "show", ":windows.yaml", cwd=clone).stdout == "id: ZD-2026-013\n"


@pytest.mark.parametrize(
    ("python", "message"),
    [
        ("exit 1", "需要 Python 3.11 或更新版本"),
        ('case "$2" in *venv*) exit 1;; esac', "没有 venv 模块"),
    ],
)
def test_make_says_what_is_wrong_with_the_python(clone: Path, python: str, message: str) -> None:
    stub = clone / "python"
    stub.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    stub.chmod(0o755)
    result = _run("make", "demo", f"PYTHON={stub}", cwd=clone)
    assert result.returncode != 0
    assert message in result.stderr
    assert not (clone / ".venv").exists()
