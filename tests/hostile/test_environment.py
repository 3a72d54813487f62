"""Odd surroundings: the same answers, or a clear end; never a traceback, never half a file."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repositories import Repo, make_repo, surroundings, untraced
from tests.support.running import ADD, DAY, LUOSHI, SOAK, complaints, each, luoshi, seldom
from tests.support.workspaces import FOLDER, make_workspace, task_text

if TYPE_CHECKING:
    from pathlib import Path

TASK = f"{FOLDER}/ZD-2026-001.yaml"
NEW = f"{FOLDER}/ZD-2026-002.yaml"
KEPT = "evidence/ZD-2026-001/方案.txt"
SEEN: tuple[tuple[str, ...], ...] = (
    ("check", *DAY),
    ("list", *DAY),
    ("show", "ZD-2026-001", *DAY),
    ("report", "--month", "2026-10", *DAY, "--format", "markdown"),
    ("history", "ZD-2026-001"),
    ("list", *DAY, "--rev", "HEAD~1"),
    ("diff", *DAY, "HEAD~1..HEAD"),
)
WRITTEN: tuple[tuple[str, ...], ...] = (
    ("progress", "ZD-2026-001", "--note", "试", *DAY),
    ("evidence", "add", "ZD-2026-001", "方案.txt", *DAY),
    ("report", "--month", "2026-10", *DAY, "-o", "通报.md", "--format", "markdown"),
)


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    repo = make_repo(tmp_path_factory.mktemp("environment") / "库")
    repo.commit("第二个", {f"{FOLDER}/ZD-2026-002.yaml": task_text(2)})
    return repo


ODD = {
    "nothing": {},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "posix": {"LC_ALL": "POSIX", "LANG": "xx_XX.GBK", "PYTHONUTF8": "0"},
    "dumb": {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "20", "LINES": "1"},
    "no home": {"HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere", "TMPDIR": "/nowhere"},
    "east": {"TZ": "Pacific/Kiritimati"},
    "west": {"TZ": "America/Los_Angeles"},
    "no zone": {"TZ": "Nowhere/At all"},
}


def test_the_same_is_said_in_any_surroundings(repo: Repo) -> None:
    plain = [luoshi(repo.root, *command) for command in SEEN]
    assert {outcome.code for outcome in plain} <= {0, 1}
    for number, (name, odd) in enumerate(ODD.items()):
        command = SEEN[number % len(SEEN)] if number else SEEN[0]
        given = luoshi(repo.root, *command, environment={**seldom(), **odd})
        assert (given.code, given.out, given.err) == next(
            (one.code, one.out, one.err) for one in plain if one.command == command
        ), name
    for odd in ODD.values():
        outcomes = each(repo.root, SEEN, {**seldom(), **odd})
        assert [(one.code, one.out) for one in outcomes] == [(one.code, one.out) for one in plain], odd


@pytest.mark.parametrize("python", ["-O -W error", "-OO -X dev -W error"])
def test_optimised_and_with_warnings_as_errors_the_same_is_said(repo: Repo, python: str) -> None:
    for command in SEEN if SOAK else SEEN[3:6]:
        assert luoshi(repo.root, *command, python=python) == luoshi(repo.root, *command), command


DATED = (("check",), ("list",), ("show", "ZD-2026-001"), ("report", "--month", "2026-10"), ("explain", "ZD-2026-001"))


def test_a_day_before_all_dates_and_one_after(repo: Repo) -> None:
    for day in ("0001-01-01", "1970-01-01", "2026-01-01", "9999-12-31"):
        outcomes = each(repo.root, [(*command, "--as-of", day) for command in DATED])
        assert [fault for outcome in outcomes for fault in complaints(outcome)] == []


def test_the_day_is_that_of_the_place(repo: Repo) -> None:
    """At any moment these two are on different days."""
    days = [
        luoshi(repo.root, "list", environment={**seldom(), "TZ": zone}).out.partition("（截至")[2].partition("）")[0]
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    ]
    assert days[0] > days[1]


SHELL = {
    "list | head -1": (0, "事项2项", ""),
    "list | true": (0, "", ""),
    "check | head -c 1": (0, "", ""),
    "list >&-": (3, "", "输出已经关闭"),
    "list >/dev/full": (3, "", "磁盘满了"),
    "check >/dev/full": (3, "", "磁盘满了"),
    "report --month 2026-10 >/dev/full": (3, "", "磁盘满了"),
    "list 2>&-": (0, "事项2项", ""),
    "list <&-": (0, "事项2项", ""),
    "list >&- 2>&-": (3, "", ""),
    "show nope >&- 2>&-": (2, "", ""),
    "show nope 2>/dev/full": (2, "", ""),
    "nope <&- >&- 2>&-": (2, "", ""),
    "--version >/dev/full": (3, "", "磁盘满了"),
    "--version >&-": (3, "", "输出已经关闭"),
    "--help >/dev/full": (3, "", "磁盘满了"),
    "progress ZD-2026-001 --note 试 --dry-run >&- 2>&-": (3, "", ""),
    "log --from /dev/zero": (2, "", "超过 64 MB"),
}


def test_streams_that_are_closed_full_or_broken(repo: Repo) -> None:
    for line, (code, out, err) in SHELL.items():
        words = shlex.join(LUOSHI)
        given = {**surroundings(), "LUOSHI_INDEX": "off"}
        command = ["bash", "-o", "pipefail", "-c", f"{words} {line}"]
        done = subprocess.run(command, cwd=repo.root, env=given, capture_output=True, text=True, check=False)
        assert (done.returncode, out in done.stdout, err in done.stderr) == (code, True, True), (line, done)
        assert "Traceback" not in done.stderr, line
        assert "Exception ignored" not in done.stderr, line
        assert err or not done.stderr, line


def test_a_closed_output_never_ends_in_a_file(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "台账")
    words = shlex.join([*LUOSHI, "progress", "ZD-2026-001", "--note", "试", *DAY])
    subprocess.run(["bash", "-c", f"{words} <&- >&- 2>&-"], cwd=root, check=False)
    text = (root / TASK).read_text(encoding="utf-8")
    assert text.startswith(task_text(1).lstrip("\n").partition("title")[0])
    assert "错误" not in text
    assert "已写入" not in text


NAMESPACE = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--user", "--map-root-user")
READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && exec "${@:2}"'
"""A bind mount, read-only also for root, in a namespace of its own."""


def read_only(root: Path, command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    whole = [*NAMESPACE, "bash", "-c", READ_ONLY, "bash", str(root), *LUOSHI, *command]
    return subprocess.run(whole, env=surroundings(), capture_output=True, text=True, check=False)


def test_on_a_read_only_file_system_reading_works_and_writing_ends_clearly(repo: Repo) -> None:
    (repo.root.parent / "方案.txt").write_text("x", encoding="utf-8")
    for command in SEEN:
        done, plain = read_only(repo.root, command), luoshi(repo.root, *command)
        assert (done.returncode, done.stdout) == (plain.code, plain.out), done.stderr
    for command in (WRITTEN[0], ("evidence", "add", "ZD-2026-001", "../方案.txt", *DAY), WRITTEN[2]):
        done = read_only(repo.root, command)
        assert done.returncode == 3, done
        assert "只读" in done.stderr
        assert "Traceback" not in done.stderr


def test_folders_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Root may read everything, so as root this is tried as nobody."""
    root = make_workspace(tmp_path / "台账")
    (root / "ledgers" / "2025" / "x").mkdir(parents=True)
    tmp_path.chmod(0o755)
    for folder in tmp_path.parents[:2]:
        folder.chmod(folder.stat().st_mode | 0o055)
    env = untraced(surroundings())  # nobody's to write
    as_nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if os.geteuid() == 0 else ()
    for place in ("ledgers", "ledgers/2025", "ledgers/2025/x", "calendar", TASK, "org.yaml", "luoshi.yaml"):
        path = root / place
        path.mkdir(exist_ok=True) if place == "calendar" else None
        mode = path.stat().st_mode
        path.chmod(0)
        for command in (SEEN[0], SEEN[1]):
            done = subprocess.run(
                [*as_nobody, *LUOSHI, *command],
                cwd=root,
                env=env,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode in {1, 3} or place in done.stderr, (place, done)
            assert "Traceback" not in done.stderr, (place, done.stderr)
            assert "权限" in done.stdout + done.stderr or place in done.stderr, (place, done)
        path.chmod(mode)


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o002])
def test_new_files_have_the_modes_that_the_umask_leaves_and_old_ones_keep_theirs(tmp_path: Path, umask: int) -> None:
    repo = make_repo(tmp_path / "库")
    (repo.root / "方案.txt").write_text("x", encoding="utf-8")
    (repo.root / TASK).chmod(0o640)
    outcomes = each(repo.root, (*WRITTEN, ("add", *ADD)), umask=umask)
    assert [outcome.code for outcome in outcomes] == [0] * len(outcomes), outcomes
    modes = {name: stat.S_IMODE((repo.root / name).stat().st_mode) for name in (TASK, NEW, "通报.md", KEPT)}
    assert modes == {TASK: 0o640, NEW: 0o666 & ~umask, "通报.md": 0o666 & ~umask, KEPT: 0o666 & ~umask}
    assert stat.S_IMODE((repo.root / KEPT).parent.stat().st_mode) == 0o777 & ~umask
    repo.git("add", "--all")
    staged = repo.git("ls-files", "--stage", "--", "ledgers", "evidence").splitlines()
    assert {line.split()[0] for line in staged} == {"100644"}


def test_where_the_folder_is_gone_or_none(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os, sys; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); os.execv(sys.executable, sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *LUOSHI, "check"],
        cwd=tmp_path,
        env=surroundings(),
        capture_output=True,
        check=False,
    )
    assert done.returncode in {2, 3}
    assert b"Traceback" not in done.stderr
    root = make_workspace(tmp_path / "台账")
    for name in ("没有", "luoshi.yaml", "长" * 300):
        (outcome,) = each(root, (("list", "--workspace", name),))
        assert complaints(outcome) == []
        assert outcome.code == 2, outcome
