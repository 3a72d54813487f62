"""Ctrl-C at any moment: 130, a sentence that is true, and no half of anything."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.support.patience import PATIENCE
from tests.support.repositories import Repo, make_repo, surroundings, untraced
from tests.support.running import ADD, DAY, SOAK
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", *DAY),
    ("report", "--month", "2026-10", *DAY, "-o", "通报.html", "--format", "html"),
    ("progress", "ZD-2026-001", "--note", "试", *DAY),
    ("add", *ADD),
    ("evidence", "add", "ZD-2026-001", "方案.txt", *DAY),
    ("import", "csv", "事项.csv", "--write", *DAY),
    ("check", *DAY, "--base", "HEAD~1"),
)
TIMES = 1000 if SOAK else 35
START = """
import os, sys
from luoshi.__main__ import main
sys.argv[0] = "luoshi"
os.write(1, b"!")
main()
"""
"""Before ``main`` Python itself answers to Ctrl-C, with a traceback."""


def files(root: Path) -> dict[str, bytes]:
    """Return the contents of all files but git's and those of the index; a lock may be left behind, it stops nobody."""
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".luoshi.lock")
    inside = {str(path.relative_to(root)): path.read_bytes() for path in found}
    return {name: content for name, content in inside.items() if not name.startswith((".git/", ".luoshi/"))}


def interrupted(root: Path, command: tuple[str, ...], seconds: float) -> tuple[int, str]:
    """Start a command, interrupt it and what it started after so long; return its exit code and what it said."""
    process = subprocess.Popen(
        [sys.executable, "-c", START, *command],
        cwd=root, env=untraced(surroundings()), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.read(1) == b"!"
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=PATIENCE)
    return process.returncode, error.decode()


def faults(root: Path, clean: dict[str, bytes], code: int, said: str) -> list[str]:
    """Return what is wrong after an interruption; empty where nothing is."""
    after = files(root)
    tasks = [content for name, content in after.items() if name.startswith("ledgers")]
    wrong = {
        "exit code": code not in {0, 1, 130},
        "traceback": "Traceback" in said or "Exception ignored" in said,
        "silence": code == 130 and "已中断" not in said,
        "untrue": "没有写入任何文件" in said and after != clean,
        "left behind": any(name.endswith(".tmp") for name in after),
        "half a task": not all(content.endswith(b"\n") for content in tasks),
    }
    return [name for name, found in wrong.items() if found]


def prepared(folder: Path) -> Repo:
    repo = make_repo(folder)
    (repo.root / "方案.txt").write_text("x" * 100_000, encoding="utf-8")
    (repo.root / "事项.csv").write_text("事项,牵头单位\n甲工程,财务处\n乙工程,办公室\n", encoding="utf-8")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-{n:03d}.yaml": task_text(n) for n in range(100, 130)})
    return repo


def test_an_interruption_at_any_moment_leaves_130_and_whole_files(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """As on a terminal, the whole group of processes is interrupted; what was done before is done."""
    repo = prepared(tmp_path / "库")
    clean = files(repo.root)
    seed = random.SystemRandom().randrange(1 << 30) if SOAK else 20261122
    chance = random.Random(seed)  # noqa: S311 -- moments, no secrets
    limits = dict.fromkeys(COMMANDS, 0.5)  # seconds, which follow the speed of the machine
    hits = 0
    for number in range(TIMES):
        command = COMMANDS[number % len(COMMANDS)]
        code, said = interrupted(repo.root, command, chance.uniform(0.002, limits[command]))
        limits[command] *= 1.5 if code == 130 else 0.5
        assert faults(repo.root, clean, code, said) == [], (seed, number, command, code, said)
        hits += code == 130
        repo.git("checkout", "--quiet", ".")
        repo.git("clean", "-fdq")
    record_property("interruptions", TIMES)
    assert hits > TIMES // 5
