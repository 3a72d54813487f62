"""What others put into ``.luoshi``, and what a disk does to it, is noticed, never believed and never a crash."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.cache import folder
from luoshi.cache.file import build_head, parse_file, read_file, write_file
from tests.support.repositories import make_repo
from tests.support.workspaces import FOLDER, task_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cache.door import Ask

DAY = ("--as-of", "2026-10-31")
NAME = "answer-" + "0" * 48


def _kept(root: Path) -> Path:
    return next((root / ".luoshi").glob("answer-*"))


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path) -> None:
    elsewhere = path.parents[2] / "anderswo"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(10**12)


def _another(path: Path) -> None:
    """An answer to another question, whole, under the name of this one."""
    parts = (b"0 1", b"hello")
    path.write_bytes(build_head(NAME, 1, parts) + b"".join(parts))


def _of_tomorrow(path: Path) -> None:
    stored = parse_file(path.name, path.read_bytes())
    assert stored is not None
    moment, parts = stored
    path.write_bytes(build_head(path.name, moment + 10**12, parts) + b"".join(parts))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "another byte": lambda path: path.write_bytes(path.read_bytes().replace(b"1", b"2")),
    "another version": lambda path: path.write_bytes(path.read_bytes().replace(b"luoshi-cache", b"luoshi-cache2")),
    "another answer": _another,
    "of tomorrow": _of_tomorrow,
    "pipe": _fifo,
    "link": _link,
    "folder": _folder,
    "huge": _huge,
    "unreadable": lambda path: path.write_bytes(os.urandom(1000)),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_answer_is_made_again(workspace: Path, ask: Ask, damage: Callable[[Path], object]) -> None:
    first = ask("check", *DAY)
    damage(_kept(workspace))
    again = ask("check", *DAY)
    assert again.ran
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    third = ask("check", *DAY)
    assert third.out == first.out
    assert third.ran is (damage is _folder)  # what is no file of ours is left alone


@pytest.mark.parametrize("name", sorted(DAMAGES.keys() - {"another answer", "of tomorrow"}))
def test_what_is_remembered_of_tasks_and_damaged_is_made_again(workspace: Path, ask: Ask, name: str) -> None:
    ask("check", *DAY)
    DAMAGES[name](next((workspace / ".luoshi").glob("check-*")))
    (workspace / FOLDER / "ZD-2026-002.yaml").write_text(task_text(2).lstrip("\n"), encoding="utf-8")
    assert ask("check", *DAY).out == "共检查 3 个文件、2 个事项：没有发现问题\n"


def _forged(path: Path) -> None:
    stored = read_file(str(path.parents[1]), path.name, 1 << 20)
    assert stored is not None
    moment, (*parts, notes) = stored
    forged = notes.replace(b"[]]", b'[["LS999","error","luoshi.yaml",[],"x","y",null,1,1,""]]]')
    assert forged != notes
    assert write_file(str(path.parents[1]), path.name, moment, (*parts, forged), kept=2) is not None


def test_what_is_remembered_is_used_and_not_when_it_is_of_tomorrow(workspace: Path, ask: Ask) -> None:
    """A forgery by the owner himself shows that the file is read at all; one from the future is not."""
    ask("check", *DAY)
    remembered = next((workspace / ".luoshi").glob("check-*"))
    _forged(remembered)
    os.utime(workspace / FOLDER / "ZD-2026-001.yaml")
    assert "LS999" in ask("check", *DAY).out
    stored = read_file(str(workspace), remembered.name, 1 << 20)
    assert stored is not None
    write_file(str(workspace), remembered.name, time.time_ns() + 10**12, stored[1], kept=2)
    os.utime(workspace / FOLDER / "ZD-2026-001.yaml")
    assert "LS999" not in ask("check", *DAY).out


def test_what_is_remembered_in_another_clone_is_left_blank(tmp_path: Path, workspace: Path, ask: Ask) -> None:
    """Other inodes and times make another name; and every row differs."""
    ask("check", *DAY)
    _forged(next((workspace / ".luoshi").glob("check-*")))
    subprocess.run(("cp", "-a", str(workspace), str(tmp_path / "kopie")), check=True)
    workspace.rename(tmp_path / "weg")
    (tmp_path / "kopie").rename(workspace)
    os.chdir(workspace)
    assert ask("check", *DAY).out == "共检查 2 个文件、1 个事项：没有发现问题\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_an_answer_of_somebody_else_is_not_believed(workspace: Path, ask: Ask) -> None:
    ask("check", *DAY)
    os.chown(_kept(workspace), 12345, 12345)
    assert ask("check", *DAY).ran
    os.chown(workspace / ".luoshi", 12345, 12345)
    assert ask("check", *DAY).ran


@given(st.binary(max_size=60), st.integers(0, 200), st.booleans())
def test_no_bytes_are_believed(data: bytes, place: int, insert: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
    parts = [b"1 1 2", b"hello\n", b"abc"]
    whole = build_head(NAME, 5, parts) + b"".join(parts)
    changed = whole[:place] + data + whole[place + (0 if insert else len(data)) :]
    found = parse_file(NAME, changed)
    assert (found is not None) == (changed == whole)
    assert parse_file(NAME, whole) == (5, parts)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)
        made.bind(path.name)


PLACES: dict[str, Callable[[Path], object]] = {
    "file": lambda path: path.write_bytes(b"x"),
    "link": lambda path: path.symlink_to(path.parent.parent),
    "link to nowhere": lambda path: path.symlink_to(path.parent / "nirgends"),
    "pipe": os.mkfifo,
    "socket": _socket,
}


@pytest.mark.parametrize("plant", PLACES.values(), ids=PLACES)
def test_what_stands_in_the_place_of_the_folder_is_left_alone(
    workspace: Path, ask: Ask, plant: Callable[[Path], object]
) -> None:
    first = ask("check", *DAY)
    shutil.rmtree(workspace / ".luoshi")
    plant(workspace / ".luoshi")
    before = sorted(workspace.parent.iterdir()), (workspace / ".luoshi").lstat()
    for _ in range(2):
        again = ask("check", *DAY)
        assert again.ran
        assert (again.code, again.out, again.err) == (first.code, first.out, first.err)
    after = sorted(workspace.parent.iterdir()), (workspace / ".luoshi").lstat()
    assert before[0] == after[0]
    assert before[1].st_mtime_ns == after[1].st_mtime_ns


def test_a_folder_that_somebody_committed_is_left_blank(tmp_path: Path, workspace: Path, ask: Ask) -> None:
    repo = make_repo(workspace)
    ask("check", *DAY)
    kept = _kept(workspace)
    repo.git("add", "--force", ".luoshi")
    repo.git("commit", "--quiet", "--message", "kept")
    subprocess.run(("git", "clone", "--quiet", str(workspace), str(tmp_path / "klon")), check=True)
    assert (tmp_path / "klon/.luoshi" / kept.name).read_bytes() == kept.read_bytes()
    assert ask("check", *DAY, "--workspace", str(tmp_path / "klon")).ran
    workspace.rename(tmp_path / "weg")
    (tmp_path / "klon").rename(workspace)  # in the very place of the original
    os.chdir(workspace)
    assert ask("check", *DAY).ran


def test_a_copy_with_all_times_is_another_ledger(tmp_path: Path, workspace: Path, ask: Ask) -> None:
    ask("check", *DAY)
    subprocess.run(("cp", "-a", str(workspace), str(tmp_path / "kopie")), check=True)
    workspace.rename(tmp_path / "weg")
    (tmp_path / "kopie").rename(workspace)
    os.chdir(workspace)
    assert ask("check", *DAY).ran


def test_files_left_by_a_killed_process_go(workspace: Path, ask: Ask) -> None:
    ask("list", *DAY)
    old, young = (workspace / ".luoshi" / f".answer-{name}.tmp" for name in "ab")
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    ask("check", *DAY)
    assert not old.exists()
    assert young.exists()


def test_nothing_larger_than_allowed_is_kept(workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.cache.listening.LARGEST", 10)
    ask("check", *DAY)
    assert ask("check", *DAY).ran


def test_all_answers_together_have_their_room(workspace: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (29, 30, 31):
        ask("check", "--as-of", f"2026-10-{day}")
    sizes = sorted(path.stat().st_size for path in (workspace / folder.FOLDER).glob("answer-*"))
    assert len(sizes) == 3
    monkeypatch.setattr(folder, "ROOM", sum(sizes))
    ask("list", *DAY)
    assert ask("check", "--as-of", "2026-10-29").ran  # the oldest had to go
    monkeypatch.setattr(folder, "ROOM", 0)
    ask("show", "ZD-2026-001", *DAY)
    assert not list((workspace / folder.FOLDER).glob("answer-*"))


def test_others_cannot_read_what_is_kept(workspace: Path, ask: Ask) -> None:
    ask("check", *DAY)
    assert _kept(workspace).stat().st_mode & 0o777 == 0o600
    assert (workspace / folder.FOLDER).stat().st_mode & 0o777 == 0o700
