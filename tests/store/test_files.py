"""Reading bytes: regular files only, never more than the limit."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from luoshi.store.files.files import READING, LeadsOutError, NotRegularError, read_bytes, read_inside, reason_of
from luoshi.store.yaml.guards import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("content", [b"", "甲\r\n乙".encode(), b"\0\xff"])
def test_the_bytes_are_those_of_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "甲.yaml"
    path.write_bytes(content)
    assert read_bytes(str(path)) == content


def test_a_large_file_is_read_just_far_enough_to_be_seen_as_large(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * (3 * MAX_BYTES))
    assert len(read_bytes(str(path))) == MAX_BYTES + 1


@pytest.mark.posix("a named pipe")
def test_a_named_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x")
    with pytest.raises(NotRegularError, match="不是普通文件"):
        read_bytes(str(tmp_path / "x"))


def test_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    for path in (str(tmp_path), "/dev/zero"):
        with pytest.raises(NotRegularError):
            read_bytes(path)


def test_nothing_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "none")
    for name in ("x", "y"):
        with pytest.raises(FileNotFoundError):
            read_bytes(str(tmp_path / name))


def test_a_file_in_a_pseudo_file_system_that_gives_no_size_is_read_a_little() -> None:
    assert len(read_bytes("/proc/self/status")) == 1


def test_a_link_is_followed_below_the_folder_alone(tmp_path: Path) -> None:
    root = tmp_path / "台账"
    (root / "a").mkdir(parents=True)
    (root / "a/x").write_bytes(b"1")
    (tmp_path / "台账2").write_bytes(b"2")
    (root / "y").symlink_to("a/x")
    (root / "out").symlink_to("../台账2")
    (root / "round").symlink_to("round")
    (root / "none").symlink_to("nothing")
    assert [read_inside(str(root), name) for name in ("a/x", "y")] == [b"1", b"1"]
    with pytest.raises(LeadsOutError, match="链接指到工作区以外"):
        read_inside(str(root), "out")
    with pytest.raises(OSError, match="symbolic links") as caught:
        read_inside(str(root), "round")
    assert reason_of(caught.value, READING) == "链接绕成了圈"
    with pytest.raises(FileNotFoundError):
        read_inside(str(root), "none")


def test_a_socket_is_no_regular_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("x")
        with pytest.raises(OSError, match="No such device") as caught:
            read_bytes("x")
    assert reason_of(caught.value, READING) == "不是普通文件"
