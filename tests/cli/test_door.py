"""The door: help in Chinese, exit codes, closed pipes, interruptions, bugs, terminals."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from luoshi.cli import env
from luoshi.cli.app import COMMANDS
from luoshi.version import VERSION
from tests.support.patience import PATIENCE
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.commands import Luoshi

LUOSHI = (sys.executable, "-m", "luoshi")


def test_version_alone_and_among_others(luoshi: Luoshi) -> None:
    assert luoshi("--version").out == f"luoshi {VERSION}\n"
    alone = subprocess.run([*LUOSHI, "--version"], capture_output=True, text=True, check=True)
    assert alone.stdout == f"luoshi {VERSION}\n"


def test_no_command_shows_the_list_of_commands(luoshi: Luoshi) -> None:
    outcome = luoshi()
    assert outcome.code == 0
    assert outcome.out == luoshi("--help").out
    for name, entry in COMMANDS.items():
        assert f"  {name}" in outcome.out
        assert entry.summary in outcome.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_is_chinese_with_examples(luoshi: Luoshi, name: str) -> None:
    outcome = luoshi(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"用法：luoshi {name}")
    assert "\n示例：\n  luoshi " in outcome.out
    options = outcome.out.partition("\n选项：\n")[2].partition("\n示例：")[0]
    rows = re.findall(r"^  (--.*)$", options, re.MULTILINE)
    assert rows
    assert all(re.search("[\u4e00-\u9fff]", row) or row.rstrip().count("  ") == 0 for row in rows)
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", outcome.out.partition("\n示例：")[0])


def test_a_bug_keeps_its_traceback(luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(env, "today", broken)
    with pytest.raises(SystemExit) as left:
        luoshi("check")
    assert left.value.code == 70


def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    files = {f"{FOLDER}/ZD-2026-{n:03d}.yaml": task_text(n) for n in range(2, 200)}
    make_workspace(workspace, files)
    command = f"{' '.join(LUOSHI)} list --format json | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=workspace, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"{", b"", 0)


def test_an_interruption_leaves_with_130(workspace: Path) -> None:
    (workspace / "luoshi.yaml").unlink()
    (workspace / "luoshi.yaml").write_text("version: 1\norganisation: {name: 甲, office: 办公室}\n", encoding="utf-8")
    code = """
import os, signal, sys
from luoshi.cli import env
from luoshi.cli.arguments import opening
env.start_folder = lambda _: os.kill(os.getpid(), signal.SIGINT)
from luoshi.cli.door import run
sys.exit(run(["check"]))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=workspace, capture_output=True, check=False)
    assert done.returncode == 130
    assert "已中断" in done.stderr.decode()


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_chinese_is_printed_whatever_the_locale(workspace: Path, locale: str) -> None:
    surroundings = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*LUOSHI, "check", "--as-of", "2026-10-31"], cwd=workspace, env=surroundings, capture_output=True, check=True
    )
    assert "没有发现问题" in done.stdout.decode()


def test_no_home_and_another_time_zone(workspace: Path) -> None:
    surroundings = {key: value for key, value in os.environ.items() if key != "HOME"} | {"TZ": "Pacific/Kiritimati"}
    done = subprocess.run([*LUOSHI, "check"], cwd=workspace, env=surroundings, capture_output=True, check=False)
    assert done.returncode == 0


def test_optimised_and_with_warnings_as_errors(workspace: Path) -> None:
    command = [sys.executable, "-O", "-W", "error", "-m", "luoshi", "check", "--as-of", "2026-10-31"]
    assert subprocess.run(command, cwd=workspace, capture_output=True, check=False).returncode == 0


def _on_terminal(command: list[str], cwd: Path, **surroundings: str) -> str:
    """Run a command on a pseudo terminal and return what it wrote."""
    import pty  # noqa: PLC0415 -- there is none on Windows

    child, descriptor = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.execvpe(command[0], command, {**os.environ, "TERM": "xterm", **surroundings})
    written = b""
    with contextlib.suppress(OSError):  # the other end is gone
        while select.select([descriptor], [], [], PATIENCE)[0] and (part := os.read(descriptor, 65536)):
            written += part
    os.kill(child, signal.SIGKILL)  # where it still runs it hangs
    os.waitpid(child, 0)
    os.close(descriptor)
    return written.decode()


@pytest.mark.posix("a pseudo-terminal")
def test_colours_on_a_terminal_none_when_not_wanted(workspace: Path) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-001.yaml": task_text(1, ("lead: 学前教育处\n", "lead: 学前处\n"))})
    command = [*LUOSHI, "check", "--as-of", "2026-10-31"]
    assert "\x1b[31merror\x1b[0m" in _on_terminal(command, workspace)
    assert "\x1b[" not in _on_terminal(command, workspace, NO_COLOR="1")
    assert "\x1b[" not in _on_terminal(command, workspace, TERM="dumb")


@pytest.mark.posix("a pseudo-terminal")
def test_long_work_shows_a_bar_on_a_terminal_and_nothing_in_a_pipe(workspace: Path) -> None:
    make_workspace(workspace, {f"{FOLDER}/ZD-2026-{n:04d}.yaml": task_text(n) for n in range(1000, 2100)})
    command = [*LUOSHI, "list", "--text", "ZD-2026-1000", "--as-of", "2026-10-31"]
    assert "读取" in _on_terminal(command, workspace)
    piped = subprocess.run(command, cwd=workspace, capture_output=True, check=True)
    assert piped.stderr == b""


def test_the_slow_reader_gives_the_same(workspace: Path, luoshi: Luoshi, monkeypatch: pytest.MonkeyPatch) -> None:
    first = luoshi("show", "ZD-2026-001", "--as-of", "2026-10-31")
    monkeypatch.setenv("LUOSHI_READER", "pure")
    assert luoshi("show", "ZD-2026-001", "--as-of", "2026-10-31") == first


def complete(words: str, cwd: Path) -> list[str]:
    """Ask as bash does what could stand at the end of ``words``."""
    surroundings = {
        **os.environ,
        "_LUOSHI_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    done = subprocess.run(LUOSHI, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("luoshi sh", "show"),
        ("luoshi show ZD", "ZD-2026-001"),
        ("luoshi list --unit 学", "学前教育处"),
        ("luoshi list --ledger 2026", "2026/zonghe"),
        ("luoshi list --leader 分", "分管副主任"),
        ("luoshi check --rule LS20", "LS203"),
        ("luoshi rule LS30", "LS307"),
        ("luoshi add --kind 批", "批示件"),
        ("luoshi add --category 会", "会议议定"),
        ("luoshi add --cadence 半", "半年"),
        ("luoshi log ZD-2026-001 回", "回头看"),
    ],
)
def test_completion_offers_ids_units_ledgers_codes_and_words(workspace: Path, words: str, expected: str) -> None:
    assert expected in complete(words, workspace)


def test_completion_outside_a_workspace_is_empty_not_broken(tmp_path: Path) -> None:
    assert complete("luoshi show ZD", tmp_path) == []
