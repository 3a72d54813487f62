"""What differs between systems. Everything else in luoshi is written once, for Windows, macOS and Linux alike.

A function asks what Python has there (``hasattr``), not what the system is called: the same code then also serves in a
test that takes away what Windows lacks. Only Windows's own refusals are told by its name. Kept answers are given before
anything heavy is imported, so this imports nothing that every Python has not loaded already.
"""

from __future__ import annotations

import os
import sys
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
READ_NO_LINK = READ | _NO_LINK
WRITE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _ALWAYS
"""Flags that make a file, and refuse when the name is taken."""
LOCK = os.O_RDWR | os.O_CREAT | _NO_LINK | _ALWAYS

_HELD_OPEN = frozenset({5, 32, 33})
"""What Windows answers while another program has the file open: no access, sharing violation, locked."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 0.95)
"""Seconds between the attempts: two and a half in all, longer than a virus scanner looks at a file."""
_LOCKED_BYTE = 1 << 30
"""Where Windows locks a byte: a locked byte cannot be read by others, and no text of ours reaches so far."""


def replace(source: str, target: str) -> None:
    """Move a file into the place of another, in one step. Raises OSError.

    Windows refuses while anybody has the target open (Excel, WPS, a virus scanner, the indexer): it is tried again.
    """
    _persist(lambda: os.replace(source, target))


def remove(path: str) -> None:
    """Remove a file, trying again as in ``replace``. Raises OSError."""
    _persist(lambda: os.unlink(path))


def is_held_open(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open."""
    return getattr(error, "winerror", None) in _HELD_OPEN


def _persist(act: Callable[[], None]) -> None:
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if not is_held_open(error):
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


class HeldInterrupts:
    """Context: holds Ctrl-C back; it arrives when the outermost context ends. ``lets_through`` does the contrary."""

    def __init__(self, *, lets_through: bool = False) -> None:
        self._lets_through = lets_through
        self._before: object = None

    def __enter__(self) -> None:
        import signal  # noqa: PLC0415 -- kept answers do without

        if hasattr(signal, "pthread_sigmask"):
            how = signal.SIG_UNBLOCK if self._lets_through else signal.SIG_BLOCK
            self._before = signal.pthread_sigmask(how, {signal.SIGINT})
        else:
            self._before = _hold(lets_through=self._lets_through)

    def __exit__(self, *_: object) -> None:
        import signal  # noqa: PLC0415 -- as above

        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)  # type: ignore[arg-type]
        else:
            _release(self._before)


_noted: list[int] = []
"""The interruptions that came while they were held back, where signals cannot be blocked."""


def _note(number: int, _frame: object) -> None:
    _noted.append(number)


def _hold(*, lets_through: bool) -> object:
    """Put a handler in place that only takes note; return the one before, or None outside the main thread."""
    import signal  # noqa: PLC0415 -- as above

    before = signal.getsignal(signal.SIGINT)
    if before in {None, signal.SIG_IGN}:
        return None
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler if lets_through else _note)
    except ValueError:
        return None
    if lets_through:
        _pass_on()
    return before


def _release(before: object) -> None:
    """Put the handler back, and pass on what came meanwhile."""
    import signal  # noqa: PLC0415 -- as above

    if before is None:
        return
    signal.signal(signal.SIGINT, before)  # type: ignore[arg-type]
    if before is not _note:
        _pass_on()


def _pass_on() -> None:
    """Send what came while it was held back."""
    import signal  # noqa: PLC0415 -- as above

    if _noted:
        _noted.clear()
        signal.raise_signal(signal.SIGINT)
