"""What differs between systems: tried here as it is, and with what Windows lacks taken away or stood in for."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import contextlib
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from luoshi import system
from luoshi.system.interrupts import HeldInterrupts

BARE = Path(__file__).parent / "bare"


def _python(code: str, *arguments: str, bare: bool = False) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PYTHONPATH": str(BARE)} if bare else None
    command = (sys.executable, "-c", code, *arguments)
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=False)


class _Refusing:
    """An action that Windows refuses a few times, with its own number for it."""

    def __init__(self, times: int, number: int) -> None:
        self.left, self.number, self.calls = times, number, 0

    def __call__(self, *_: object) -> None:
        self.calls += 1
        if self.left:
            self.left -= 1
            error = PermissionError(13, "refused")
            error.winerror = self.number  # type: ignore[attr-defined]
            raise error


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_another_program_holds_open_is_tried_again(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    refusing, pauses = _Refusing(3, number), list[float]()
    monkeypatch.setattr(os, "replace", refusing)
    monkeypatch.setattr(system, "sleep", pauses.append)
    system.replace("a", "b")
    assert refusing.calls == 4
    assert pauses == [0.05, 0.1, 0.2]


def test_what_stays_open_is_given_up_after_two_and_a_half_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing, pauses = _Refusing(99, 32), list[float]()
    monkeypatch.setattr(os, "unlink", refusing)
    monkeypatch.setattr(system, "sleep", pauses.append)
    with pytest.raises(PermissionError) as caught:
        system.remove("a")
    assert system.is_held_open(caught.value)
    assert sum(pauses) == pytest.approx(2.5)


def test_a_refusal_for_another_reason_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = _Refusing(1, 19)
    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(PermissionError):
        system.replace("a", "b")
    assert refusing.calls == 1


def test_flags_read_bytes_as_they_stand_where_the_system_translates_them() -> None:
    code = """
import os, sys
os.O_BINARY, os.O_NOINHERIT = 0x8000, 0x80
from luoshi import system
from luoshi.system.interrupts import HeldInterrupts
flags = (system.READ, system.WRITE_NEW, system.LOCK)
print(all(each & 0x8080 == 0x8080 for each in flags))
"""
    assert _python(code, bare=True).stdout == "True\n"


def test_one_process_at_a_time_has_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    handle = os.open(path, system.LOCK, 0o600)
    try:
        assert system.try_lock(handle)
        code = "import os, sys; from luoshi import system; print(system.try_lock(os.open(sys.argv[1], system.LOCK)))"
        assert _python(code, str(path)).stdout == "False\n"
    finally:
        os.close(handle)
    assert _python(code, str(path)).stdout == "True\n"


def test_windows_locks_a_byte_that_no_text_reaches(tmp_path: Path) -> None:
    code = """
import os, sys, types
asked = []
def locking(handle, how, many):
    asked.append((os.lseek(handle, 0, os.SEEK_CUR), how, many))
    if len(asked) > 1:
        raise OSError(36, "held")
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
from luoshi import system
from luoshi.system.interrupts import HeldInterrupts
handle = os.open(sys.argv[1], system.LOCK, 0o600)
print(system.try_lock(handle), system.try_lock(handle), asked, os.lseek(handle, 0, os.SEEK_CUR))
"""
    done = _python(code, str(tmp_path / "lock"), bare=True)
    assert done.stdout == f"True False [({1 << 30}, 2, 1), ({1 << 30}, 2, 1)] 0\n", done.stderr


def test_a_program_is_found_on_the_path_and_never_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "git").write_text("#!/bin/sh\n")
        (tmp_path / folder / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path / "here")
    path = os.pathsep.join(["", ".", "relative", str(tmp_path / "missing"), str(tmp_path / "there")])
    assert system.find_program("git", path) == str(tmp_path / "there" / "git")
    assert system.find_program("git", os.pathsep.join(["", "."])) is None


def test_windows_adds_the_endings_of_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git.exe").write_text("")
    (tmp_path / "git.exe").chmod(0o755)
    assert system.find_program("git", str(tmp_path), ".com;.exe") is None
    monkeypatch.setattr(system, "IS_WINDOWS", True)
    assert system.find_program("git", str(tmp_path), ".com;.exe") == str(tmp_path / "git.exe")


_HELD = """
import signal, sys
from luoshi.system.interrupts import HeldInterrupts
said = []
try:
    with HeldInterrupts():
        with HeldInterrupts():
            signal.raise_signal(signal.SIGINT)
            said.append("held")
        said.append("still held")
        with HeldInterrupts(lets_through=True):
            said.append("never said" if sys.argv[1:] else "through")
except KeyboardInterrupt:
    said.append("interrupted")
print(*said, sep=", ")
"""


@pytest.mark.parametrize("bare", [False, True])
def test_ctrl_c_is_held_back_until_the_outermost_is_done_or_lets_it_through(*, bare: bool) -> None:
    done = _python(_HELD, "x", bare=bare)
    assert done.stdout == "held, still held, interrupted\n", done.stderr


def test_where_ctrl_c_is_ignored_it_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_signal, "pthread_sigmask", raising=False)  # a bare Python has none
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with HeldInterrupts():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_replaced_file_keeps_its_mode_and_group(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "new").write_text("")
    system.take_over_rights(str(tmp_path / "new"), (tmp_path / "old").stat())
    assert (tmp_path / "new").stat().st_mode & 0o7777 == 0o640


@pytest.mark.posix("numbers of users")
def test_without_owner_numbers_a_file_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    other = SimpleNamespace(st_uid=os.getuid() + 1)
    assert not system.is_ours(other)  # type: ignore[arg-type]  # only the owner is asked for
    monkeypatch.delattr(os, "geteuid")
    assert system.is_ours(other)  # type: ignore[arg-type]
    assert system.describe_user() == "-"


def test_a_folder_of_names_is_flushed_where_the_system_opens_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.flush_folder(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        system.flush_folder(str(tmp_path / "missing"))
    monkeypatch.setattr(system, "IS_WINDOWS", True)
    system.flush_folder(str(tmp_path / "missing"))


@pytest.mark.posix("uname, which is compared with")
def test_the_host_has_a_name_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    name = system.name_host()
    monkeypatch.delattr(os, "uname")
    assert system.name_host() == name


def _stand_in_for_macos(monkeypatch: pytest.MonkeyPatch, *, knows: bool) -> list[str]:
    """Make this look like macOS; return the list of what is flushed how. ``knows``: the drive takes F_FULLFSYNC."""
    done: list[str] = []

    def control(_handle: int, command: int) -> None:
        if not knows:
            raise OSError(45, "not supported")
        done.append(f"drive {command}")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "fcntl", SimpleNamespace(F_FULLFSYNC=51, fcntl=control))
    monkeypatch.setattr(os, "fsync", lambda _handle: done.append("system"))
    return done


@pytest.mark.parametrize(("knows", "way"), [(True, "drive 51"), (False, "system")])
def test_on_macos_files_and_folders_go_past_the_memory_of_the_drive(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    knows: bool,  # noqa: FBT001 -- a table
    way: str,
) -> None:
    done = _stand_in_for_macos(monkeypatch, knows=knows)
    with (tmp_path / "a").open("w") as stream:
        system.flush(stream.fileno())
    system.flush_folder(str(tmp_path))
    assert done == [way, way]


def test_on_macos_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system.can_fork() is hasattr(os, "fork")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not system.can_fork()


def test_a_link_is_refused_also_where_no_flag_refuses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("file")
    for flag in (getattr(os, "O_NOFOLLOW", 0), 0):
        monkeypatch.setattr(system, "_NO_LINK", flag)
        os.close(system.open_no_link(tmp_path / "file", system.READ))
        with pytest.raises(OSError, match="symbolic") as caught:
            system.open_no_link(tmp_path / "link", system.READ)
        assert caught.value.errno == errno.ELOOP
        with pytest.raises(FileNotFoundError):
            system.open_no_link(tmp_path / "missing", system.READ)
        os.close(system.open_no_link(tmp_path / f"new{flag}", system.LOCK))


def test_a_file_that_is_exchanged_for_a_link_while_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "secret").write_bytes(b"secret")
    monkeypatch.setattr(system, "_NO_LINK", 0)
    really_open = os.open

    def exchange(path: str | os.PathLike[str], flags: int, mode: int = 0o666) -> int:
        (tmp_path / "file").unlink()
        (tmp_path / "file").symlink_to("secret")
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "open", exchange)
    with pytest.raises(OSError, match="symbolic"):
        system.open_no_link(tmp_path / "file", system.READ)


@pytest.mark.parametrize(
    ("number", "sure", "maybe"), [(5, False, True), (32, True, True), (33, True, True), (3, False, False)]
)
def test_windows_has_one_answer_for_no_permission_and_held_open(number: int, *, sure: bool, maybe: bool) -> None:
    error = PermissionError(13, "refused")
    error.winerror = number  # type: ignore[attr-defined]
    assert (system.is_held_open(error), system.may_be_held_open(error)) == (sure, maybe)


def test_what_is_of_no_more_use_may_stay_when_others_hold_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.discard(str(tmp_path / "missing"))
    monkeypatch.setattr(system, "sleep", lambda _: None)
    for number, is_told in ((32, False), (5, False), (19, True)):
        monkeypatch.setattr(os, "unlink", _Refusing(99, number))
        with pytest.raises(PermissionError) if is_told else contextlib.nullcontext():
            system.discard("a")


def test_a_drive_without_hard_links_is_told_by_number() -> None:
    for number in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
        assert system.has_no_links(OSError(number, "none"))
    assert not system.has_no_links(OSError(errno.EACCES, "no"))
    for winerror, none in ((1, True), (50, True), (5, False)):
        error = OSError(errno.EINVAL, "odd")
        error.winerror = winerror  # type: ignore[attr-defined]
        assert system.has_no_links(error) is none
