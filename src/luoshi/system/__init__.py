"""What differs between systems. Everything else in luoshi is written once, for Windows, macOS and Linux alike.

Here are files, locks, processes and programs; ``interrupts`` has Ctrl-C, ``streams`` what is said to whoever looks on,
``paths`` the names that Windows knows. No other module asks for what only one system has (a test holds it).

A function asks what Python has there (``hasattr``), not what the system is called: the same code then also serves in a
test that takes away what Windows lacks. Only Windows's own refusals are told by its name. Kept answers are given before
anything heavy is imported, so this imports nothing that every Python has not loaded already.
"""

from __future__ import annotations

import os
import stat
import sys
from errno import ELOOP, EMLINK, ENOSYS, ENOTSUP, EPERM
from time import sleep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IS_WINDOWS = os.name == "nt"

_BINARY = getattr(os, "O_BINARY", 0)
_ALWAYS = _BINARY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _ALWAYS
"""Flags that read a file as it stands (no translation of line ends) and do not wait for the writer of a pipe."""
WRITE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _ALWAYS
"""Flags that make a file, and refuse when the name is taken."""
LOCK = os.O_RDWR | os.O_CREAT | _ALWAYS

_HELD_OPEN = frozenset({32, 33})
"""What Windows answers while another program has the file open: sharing violation, locked."""
_NO_ACCESS = 5
"""What it also answers then, and where there is no permission."""
_NO_LINKS = frozenset({1, 50})
"""What it answers where a drive knows no hard links (FAT, some network drives): no such function, not supported."""
_POSIX_NO_LINKS = frozenset({EPERM, ENOTSUP, EMLINK, ENOSYS})
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.95)
"""Seconds between the attempts: two and a half in all, longer than a virus scanner looks at a file."""
_LOCKED_BYTE = 1 << 30
"""Where Windows locks a byte: a locked byte cannot be read by others, and no text of ours reaches so far."""


def replace(source: str, target: str) -> None:
    """Move a file into the place of another, in one step. Raises OSError.

    Windows refuses while anybody has the target open (Excel, WPS, a virus scanner, the indexer): it is tried again.
    """
    _persist(lambda: os.replace(source, target))


def rename(source: str, target: str) -> None:
    """Give a file or a folder another name, trying again as in ``replace``. Raises OSError."""
    _persist(lambda: os.rename(source, target))


def remove(path: str) -> None:
    """Remove a file, trying again as in ``replace``. Raises OSError."""
    _persist(lambda: os.unlink(path))


def discard(path: str) -> None:
    """Remove a file that is of no more use; one that is gone, or that others hold open all the time, is no harm."""
    try:
        remove(path)
    except FileNotFoundError:
        return
    except OSError as error:
        if not may_be_held_open(error):
            raise


def is_held_open(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open, and for no other reason."""
    return getattr(error, "winerror", None) in _HELD_OPEN


def may_be_held_open(error: OSError) -> bool:
    """Whether Windows may have refused for that reason: it has one answer for this and for a lack of permission."""
    return is_held_open(error) or getattr(error, "winerror", None) == _NO_ACCESS


def has_no_links(error: OSError) -> bool:
    """Whether a hard link was refused because there are none on this drive."""
    number = getattr(error, "winerror", None)
    return error.errno in _POSIX_NO_LINKS if number is None else number in _NO_LINKS


def open_no_link(path: str | os.PathLike[str], flags: int, mode: int = 0o666) -> int:
    """Open a file that is no link itself: that is ELOOP on every system. Raises OSError.

    Windows has no flag for it. There the name is looked at before, and again when the file is open.
    """
    if _NO_LINK:
        return os.open(path, flags | _NO_LINK, mode)
    _refuse_link(path)
    handle = os.open(path, flags, mode)
    try:
        _refuse_link(path, os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def _refuse_link(path: str | os.PathLike[str], opened: os.stat_result | None = None) -> None:
    """Raise OSError where there is a link, or no longer the file that was opened."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        if opened is None:
            return
        raise
    if stat.S_ISLNK(there.st_mode) or (opened is not None and not os.path.samestat(there, opened)):
        raise OSError(ELOOP, os.strerror(ELOOP), os.fspath(path))


def _persist(act: Callable[[], None]) -> None:
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if not may_be_held_open(error):
                raise
        sleep(pause)
    return act()


def flush(handle: int) -> None:
    """Bring what is open onto the disk; ``fsync`` of macOS leaves it in the drive's own memory (decision 0032)."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 -- there is none on Windows

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:  # a network drive does not know it
            os.fsync(handle)
    else:
        os.fsync(handle)


def flush_folder(path: str) -> None:
    """Bring a folder's list of names onto the disk. Windows opens no folders, and keeps them in its journal."""
    if IS_WINDOWS:
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _ALWAYS)
    try:
        flush(handle)
    finally:
        os.close(handle)


def take_over_rights(temporary: str, old: os.stat_result) -> None:
    """Give a file that is about to replace another its mode, and where the system allows it, its owner and group."""
    new = os.stat(temporary)
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        for owner, group in ((old.st_uid, old.st_gid), (-1, old.st_gid)):
            try:
                os.chown(temporary, owner, group)
            except OSError:
                continue
            break
    os.chmod(temporary, old.st_mode & 0o7777)


def has_owners() -> bool:
    """Whether files have owners, and times of change that cannot be set back: what is kept is told apart by them."""
    return hasattr(os, "geteuid")


def is_ours(status: os.stat_result) -> bool:
    """Whether the file belongs to this user; where files have no owner number, whoever can read it may."""
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def try_lock(handle: int) -> bool:
    """Take the lock of an open file without waiting; False when another process has it.

    The lock is the kernel's on every system: it ends with the process, however that ends.
    """
    try:
        import fcntl  # noqa: PLC0415 -- there is none on Windows
    except ImportError:
        return _try_lock_byte(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_lock_byte(handle: int) -> bool:
    try:
        import msvcrt  # noqa: PLC0415 -- Windows only
    except ImportError:  # neither: nothing can be locked, and the name of the file alone keeps others out
        return True
    os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    finally:
        os.lseek(handle, 0, os.SEEK_SET)
    return True


def can_fork() -> bool:
    """Whether a second process may start as a copy of this one: macOS has frameworks that do not survive it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def count_processors() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def name_host() -> str:
    """Return the name of this machine."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket  # noqa: PLC0415 -- Windows only

    return socket.gethostname()


def describe_user() -> str:
    """Return what tells this user from the others of the machine, as far as files can be told by it."""
    if not hasattr(os, "geteuid"):
        return "-"
    return f"{os.geteuid()} {os.getegid()} {os.getgroups()}"


def find_program(name: str, path: str, endings: str = "") -> str | None:
    """Return where a program lies in the folders of a PATH, or None.

    ``endings`` are those of PATHEXT on Windows, parted by semicolons. Unlike Windows itself this never looks into the
    current folder, nor into any that is not named from the top: a workspace may hold a git.exe of its own.
    """
    kinds = [ending for ending in endings.split(";") if ending] if IS_WINDOWS else []
    for place in _find_candidates(name, path, kinds):
        if os.path.isfile(place) and os.access(place, os.X_OK):
            return place
    return None


def _find_candidates(name: str, path: str, endings: list[str]) -> Iterator[str]:
    for folder in path.split(os.pathsep):
        if os.path.isabs(folder):
            yield os.path.join(folder, name)
            yield from (os.path.join(folder, name + ending) for ending in endings)
