"""A real terminal of twenty columns, as on a phone or beside another window: what wraps stays within it."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import surroundings
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix("pseudo-terminals")

COLUMNS = 20
DAY = ("--as-of", "2026-10-31")
OVERDUE = ("due: 2026-12-31", "due: 2026-10-20")
WRAPS = (
    ("list", *DAY),
    ("list", *DAY, "--view", "责任清单"),
    ("list", *DAY, "--text", "没有这样的"),
    ("show", "ZD-2026-002", *DAY),
    ("explain", "ZD-2026-002", *DAY),
    ("explain", "2026-10", "total", *DAY),
    *(("report", *period, *DAY) for period in (("--month", "2026-10"), ("--quarter", "2026-Q4"), ("--year", "2026"))),
)
RUNS_ON = (("check", *DAY), ("check", *DAY, "--severity", "error"), ("list", *DAY, "--format", "csv"))
"""One finding a line, one row a line: the terminal folds them."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A task in good order, one overdue with a long title and a sign for a whole word, one that cannot be read."""
    long = ("title: 农村学前教育全覆盖工程2", "title: " + "农村学前教育全覆盖工程" * 4 + "a" * 50)
    files = {
        f"{FOLDER}/ZD-2026-002.yaml": task_text(2, OVERDUE, long),
        f"{FOLDER}/ZD-2026-003.yaml": "id: [\n",
    }
    return make_workspace(tmp_path / "台账", files)


def shown(folder: Path, *arguments: str, columns: int = COLUMNS) -> tuple[int, str]:
    """Run a command with everything on a terminal; return its exit code and what was seen, without colours."""
    import fcntl  # noqa: PLC0415 -- there is none on Windows
    import pty  # noqa: PLC0415 -- there is none on Windows
    import termios  # noqa: PLC0415 -- there is none on Windows

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    told = {name: value for name, value in surroundings().items() if name not in {"COLUMNS", "LINES"}}
    command = [sys.executable, "-m", "luoshi", *arguments]
    process = subprocess.Popen(
        command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env={**told, "TERM": "xterm-256color"}
    )
    os.close(slave)
    seen = b""
    while part := _read(master):
        seen += part
    os.close(master)
    text = seen.decode().replace("\r\n", "\n")
    return process.wait(), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def _read(master: int) -> bytes:
    """Return what was printed, nothing when the other end is gone."""
    try:
        return os.read(master, 1 << 16)
    except OSError:
        return b""


def columns_of(line: str) -> int:
    """Return what a line takes, by the tables of Unicode."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in line)


@pytest.mark.parametrize("command", WRAPS, ids=" ".join)
def test_nothing_is_wider_than_the_terminal(desk: Path, command: tuple[str, ...]) -> None:
    code, text = shown(desk, *command)
    lines = [line for line in text.splitlines() if not line.startswith(("注意：", "办法："))]  # messages run on
    assert code == 0, text
    assert "Traceback" not in text
    assert len(lines) > 3 or "没有这样的" in command
    assert [line for line in lines if columns_of(line) > COLUMNS] == []


@pytest.mark.parametrize("command", RUNS_ON, ids=" ".join)
def test_what_runs_on_is_whole(desk: Path, command: tuple[str, ...]) -> None:
    code, text = shown(desk, *command)
    wide = shown(desk, *command, columns=200)
    assert (code, text) == wide
    assert code in {0, 1}
    assert "Traceback" not in text


def test_a_terminal_that_tells_no_width_is_as_wide_as_a_page(desk: Path) -> None:
    code, text = shown(desk, "list", *DAY, columns=0)
    assert code == 0
    assert 60 < max(map(columns_of, text.splitlines())) <= 100
