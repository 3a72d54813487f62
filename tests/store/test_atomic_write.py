from __future__ import annotations

import datetime as dt
import errno
import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError
from luoshi.store.files.atomic_folder import create_folder
from luoshi.store.files.atomic_write import create_file, replace_file
from luoshi.store.files.bagit import write_bag
from luoshi.store.files.lock import LOCK_NAME, folder_lock
from luoshi.store.files.transaction import Remove, Replace, Step, perform
from tests.support.disks import full_disk
from tests.support.files import names

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that this process may read and not write, also where the tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755 if os.geteuid() == 0 else 0o555)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            folder.chmod(0o755)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("mask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path, mask: int, expected: int) -> None:
    with umask(mask):
        create_file(tmp_path / "a.yaml", b"a")
    assert mode(tmp_path / "a.yaml") == expected
    assert names(tmp_path) == ["a.yaml"]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    create_file(tmp_path / "a.yaml", b"first")
    with pytest.raises(ChangedError, match="没有覆盖"):
        create_file(tmp_path / "a.yaml", b"second")
    assert (tmp_path / "a.yaml").read_bytes() == b"first"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_without_hard_links_the_file_is_still_made_and_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    create_file(tmp_path / "a.yaml", b"first")
    with pytest.raises(ChangedError):
        create_file(tmp_path / "a.yaml", b"second")
    assert (tmp_path / "a.yaml").read_bytes() == b"first"
    assert names(tmp_path) == ["a.yaml"]


def test_without_hard_links_a_failure_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UnwritableError):
        create_file(tmp_path / "a.yaml", b"first")
    assert names(tmp_path) == []


@pytest.mark.posix("a limit of the size of files")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with full_disk(100), pytest.raises(UnwritableError, match="超过允许的文件大小"):
        create_file(tmp_path / "a.yaml", b"x" * 101)
    assert names(tmp_path) == []


@pytest.mark.posix("a limit of the size of files")
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create_file(path, b"old")
    with full_disk(100), pytest.raises(UnwritableError):
        replace_file(path, b"x" * 101, was=b"old")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.posix("another user")
def test_a_folder_that_may_not_be_written_is_said_so(locked_folder: Path) -> None:
    with pytest.raises(UnwritableError, match="没有写入权限"):
        create_file(locked_folder / "a.yaml", b"a")
    with pytest.raises(UnwritableError, match="没有写入权限"), folder_lock(locked_folder):
        pass
    assert names(locked_folder) == []


def test_a_missing_folder_and_an_unusual_reason_are_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnwritableError, match="文件夹不存在"):
        create_file(tmp_path / "none" / "a.yaml", b"a")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENODEV, "No such device")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(UnwritableError, match="No such device"):
        create_file(tmp_path / "a.yaml", b"a")


def test_a_leftover_of_a_killed_process_is_passed_over(tmp_path: Path) -> None:
    leftover = tmp_path / f".a.yaml.{os.getpid()}.0.tmp"
    leftover.write_bytes(b"half")
    create_file(tmp_path / "a.yaml", b"whole")
    assert (tmp_path / "a.yaml").read_bytes() == b"whole"
    assert leftover.read_bytes() == b"half"


def test_replacing_keeps_permissions_and_makes_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    replace_file(path, b"one")
    path.chmod(0o640)
    replace_file(path, b"two", was=b"one")
    assert (path.read_bytes(), mode(path)) == (b"two", 0o640)


def test_a_file_that_somebody_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create_file(path, b"theirs")
    with pytest.raises(ChangedError, match="被别人改过"):
        replace_file(path, b"mine", was=b"before")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.yaml"]


def test_the_lock_says_who_holds_it_and_goes_away(tmp_path: Path) -> None:
    with folder_lock(tmp_path):
        assert (tmp_path / LOCK_NAME).read_text().split()[0] == str(os.getpid())
        with pytest.raises(ChangedError, match=f"进程 {os.getpid()}，在 "), folder_lock(tmp_path, tries=2):
            pass
    assert names(tmp_path) == []


def test_a_lock_that_a_killed_process_left_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("999999 otherhost\n")
    with folder_lock(tmp_path, tries=1):
        assert (tmp_path / LOCK_NAME).read_text().split()[0] == str(os.getpid())
    assert names(tmp_path) == []


def test_the_lock_goes_away_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), folder_lock(tmp_path):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / LOCK_NAME).symlink_to(victim)
    with pytest.raises(UnwritableError), folder_lock(tmp_path):
        pass
    assert victim.read_bytes() == b"precious"


@pytest.mark.parametrize("name", ["nul.txt", "CON", "十月:终稿.html", "报告.", "甲?.yaml"])
def test_windows_is_given_no_name_that_it_takes_for_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(system, "IS_WINDOWS", True)
    place, refused = tmp_path / name, "Windows 上取不出"
    with pytest.raises(UnwritableError, match=refused):
        create_file(place, b"a")
    with pytest.raises(UnwritableError, match=refused):
        replace_file(place, b"a")
    with pytest.raises(UnwritableError, match=refused):
        create_folder(place, {"a": b"a"})
    with pytest.raises(UnwritableError, match=refused):
        write_bag(place, {"a": b"a"}, {}, dt.date(2026, 10, 31))
    assert names(tmp_path) == []


class _Held:
    """What another program holds open, as Windows tells it."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, *_: object) -> None:
        error = PermissionError(errno.EACCES, "refused")
        error.winerror = self.number  # type: ignore[attr-defined]
        raise error


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_stays_open_elsewhere_is_left_as_it_was_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    monkeypatch.setattr(system, "sleep", lambda _: None)
    monkeypatch.setattr(os, "replace", _Held(number))
    with pytest.raises(UnwritableError, match="被别的程序打开着") as caught:
        replace_file(tmp_path / "a.yaml", b"new")
    assert "原有的文件都没有改动" in caught.value.hint
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert names(tmp_path) == ["a.yaml"]


def test_a_new_file_is_there_though_its_hidden_name_cannot_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "sleep", lambda _: None)
    monkeypatch.setattr(os, "unlink", _Held(32))
    create_file(tmp_path / "a.yaml", b"a")
    assert (tmp_path / "a.yaml").read_bytes() == b"a"


def test_a_removal_that_is_refused_is_said_and_takes_the_steps_before_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / "b.yaml").write_bytes(b"b")
    monkeypatch.setattr(system, "sleep", lambda _: None)
    really_unlink = os.unlink

    def unlink(path: str) -> None:
        if path.endswith("b.yaml"):
            _Held(32)()
        really_unlink(path)

    monkeypatch.setattr(os, "unlink", unlink)
    steps: list[Step] = [Replace(tmp_path / "a.yaml", b"old", b"new"), Remove(tmp_path / "b.yaml", b"b")]
    with pytest.raises(UnwritableError, match="删不掉：被别的程序打开着"):
        perform(steps)
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
