"""Reading bytes: regular files only, never more than the limit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from luoshi.store.files import NotRegularError, read_bytes
from luoshi.store.guards import MAX_BYTES

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
