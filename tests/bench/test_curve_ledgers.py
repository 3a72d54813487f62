from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import yaml_rs

from bench.calendar_days import AS_OF
from bench.curve_ledgers import with_history, with_logs, with_units

if TYPE_CHECKING:
    from pathlib import Path


def _tasks(folder: Path) -> list[dict[str, Any]]:
    parsed: list[Any] = [yaml_rs.loads(path.read_text(encoding="utf-8")) for path in folder.rglob("*-2026-*.yaml")]
    return parsed


def _checked(folder: Path) -> str:
    call = (sys.executable, "-m", "luoshi", "check", "--workspace", str(folder), "--as-of", AS_OF.isoformat())
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def test_tasks_are_spread_over_as_many_units_as_told_all_of_them_known(tmp_path: Path) -> None:
    with_units(tmp_path / "few", 60, 4)
    with_units(tmp_path / "many", 200, 40)
    assert len({task["lead"] for task in _tasks(tmp_path / "few")}) == 4
    assert 30 < len({task["lead"] for task in _tasks(tmp_path / "many")}) <= 40
    assert "200 个事项：错误 0 条" in _checked(tmp_path / "many")


def test_every_log_has_as_many_entries_as_told_and_no_error(tmp_path: Path) -> None:
    for entries in (1, 7, 400):
        with_logs(tmp_path / "ledger", 5, entries)
        assert [len(task["log"]) for task in _tasks(tmp_path / "ledger")] == [entries] * 5
        assert "5 个事项" in _checked(tmp_path / "ledger")


def test_every_commit_after_the_first_adds_one_entry_to_the_next_task(tmp_path: Path) -> None:
    with_history(tmp_path / "ledger", 4, 10)
    sizes = _git(tmp_path / "ledger", "log", "--format=", "--numstat", "HEAD~9..HEAD").split()
    assert int(_git(tmp_path / "ledger", "rev-list", "--count", "HEAD")) == 10
    assert len(sizes) == 27  # added lines, removed lines and file of nine commits
    assert set(sizes[1::3]) == {"0"}
    assert sorted(len(task["log"]) for task in _tasks(tmp_path / "ledger")) == [3, 3, 3, 4]
    assert _git(tmp_path / "ledger", "status", "--short") == ""
    assert "4 个事项" in _checked(tmp_path / "ledger")


def test_same_arguments_same_commits_whoever_writes(tmp_path: Path) -> None:
    heads = set()
    for name in ("one", "two"):
        with_history(tmp_path / name, 3, 6)
        heads.add(_git(tmp_path / name, "rev-parse", "HEAD"))
    assert len(heads) == 1
