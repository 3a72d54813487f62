"""A kept answer goes where the output goes: onto terminals, into pipes that end, onto full disks."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bench.generate import generate
from tests.support.repositories import untraced

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = untraced(os.environ)
_CALL = (sys.executable, "-m", "luoshi", "list", "--as-of", "2026-10-31")


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger so large that a terminal gets a bar, its answer kept."""
    folder = tmp_path_factory.mktemp("streams") / "台账"
    generate(folder, 1_000, seed=3)
    time.sleep(2.1)  # until no file is young
    subprocess.run(_CALL, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=_PLAIN)
    assert list((folder / ".luoshi").glob("answer-*"))
    return folder


def _on_terminal(folder: Path) -> bytes:
    """Return all that appears on a terminal of its own."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        os.execve(sys.executable, _CALL, _PLAIN)
    seen = b""
    try:
        while data := os.read(terminal, 65536):
            seen += data
    except OSError:  # the terminal is gone with the process
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    return seen


def test_on_a_terminal_the_bar_is_no_part_of_the_answer(aged: Path) -> None:
    first, second = _on_terminal(aged), _on_terminal(aged)
    assert b"\x1b[2K" in first
    assert b"\x1b[2K" not in second
    assert second
    assert first.endswith(second[-2000:])


def test_a_reader_that_goes_away_is_no_error(aged: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(_CALL, cwd=aged, stdout=writing, stderr=subprocess.PIPE, check=False, env=_PLAIN)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_complained_of_as_ever(aged: Path) -> None:
    said = []
    for environment in (_PLAIN, _PLAIN | {"LUOSHI_INDEX": "off"}):
        with open("/dev/full", "wb") as full:  # noqa: PTH123 -- a device
            done = subprocess.run(_CALL, cwd=aged, stdout=full, stderr=subprocess.PIPE, check=False, env=environment)
        said.append((done.returncode, done.stderr.decode()))
    assert said[0] == said[1]
    assert said[0][0] == 3
    assert "磁盘满了" in said[0][1]


def test_a_run_whose_output_failed_is_not_kept(aged: Path) -> None:
    before = set((aged / ".luoshi").iterdir())
    reading, writing = os.pipe()
    os.close(reading)
    subprocess.run((*_CALL, "--sort", "时限"), cwd=aged, stdout=writing, check=False, env=_PLAIN)
    os.close(writing)
    assert set((aged / ".luoshi").iterdir()) == before
