"""Files appear whole or not at all: a hidden file beside the place, flushed to the disk, then linked or moved there."""

from __future__ import annotations

import contextlib
import os
import shutil
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError
from luoshi.store.files.files import read_bytes, reason_of
from luoshi.system import paths
from luoshi.system.interrupts import HeldInterrupts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_placed: list[str] = []


def create_file(path: Path, content: bytes | BinaryIO) -> None:
    """Write a new file, from bytes or what a stream still holds, with the permissions that the umask leaves.

    Of several writers of one path exactly one succeeds. Raises ChangedError when the path exists, UnwritableError
    when it cannot be written; then nothing is left behind.
    """
    with _complaining(path), HeldInterrupts(), _beside(path, content) as temporary:
        _place(temporary, path)
        _placed.append(path.name)
        _settle(path.parent)


def replace_file(path: Path, content: bytes, *, was: bytes | None = None) -> None:
    """Put ``content`` in the place of whatever is there, keeping its permissions; a missing file is made.

    ``was``: refuse with ChangedError unless the file still holds this. Raises UnwritableError when it cannot be
    written; then the file is as it was. A writer that wants no race between looking and replacing holds the lock.
    """
    with _complaining(path), HeldInterrupts(), _beside(path, content) as temporary:
        if path.exists():
            system.take_over_rights(str(temporary), path.stat())
        if was is not None and read_bytes(str(path)) != was:
            raise ChangedError(f"“{path.name}”在此期间被别人改过，没有写入", "重新看一遍文件，再运行一次")
        system.replace(str(temporary), str(path))
        _placed.append(path.name)
        _settle(path.parent)


def placed() -> int:
    """Return how many files this process has written: whoever is interrupted must not be told that there are none."""
    return len(_placed)


def refuse_name(path: Path) -> None:
    """Raise UnwritableError for a name that Windows takes for something else: a device, a stream of a file."""
    fault = paths.explain(path.name) if system.IS_WINDOWS else ""
    if fault:
        raise UnwritableError(f"写不进“{path}”：文件名{fault}", "换一个文件名")


@contextlib.contextmanager
def _complaining(path: Path) -> Iterator[None]:
    refuse_name(path)
    try:
        yield
    except FileExistsError:
        raise ChangedError(f"“{path.name}”已经有了，没有覆盖", "换一个名字，或先移走旧的文件") from None
    except OSError as error:
        way = "原有的文件都没有改动，解决后再运行一次"
        raise UnwritableError(f"写不进“{path}”：{reason_of(error)}", way) from None


@contextlib.contextmanager
def _beside(path: Path, content: bytes | BinaryIO) -> Iterator[Path]:
    """Yield a hidden file with the content in the folder of ``path``; whatever happens, it is gone afterwards."""
    temporary, handle = _hidden(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                with HeldInterrupts(lets_through=True):  # it may take minutes
                    shutil.copyfileobj(content, stream)
            stream.flush()
            system.flush(handle)
        yield temporary
    finally:
        system.discard(str(temporary))


def _hidden(path: Path) -> tuple[Path, int]:
    """Open a new hidden file; a name left by a killed process of the same number is passed over."""
    for number in count():
        temporary = path.with_name(f".{path.name}.{os.getpid()}.{number}.tmp")
        with contextlib.suppress(FileExistsError):
            return temporary, os.open(temporary, system.WRITE_NEW, 0o666)
    raise AssertionError


def _place(temporary: Path, path: Path) -> None:
    """Give the finished file its name, which must be free; linking tells so and is done in one step."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if not system.has_no_links(error):
            raise
        _claim(temporary, path)


def _claim(temporary: Path, path: Path) -> None:
    """Without hard links (FAT, some network drives): take the name with an empty file, then move the content there."""
    os.close(os.open(path, system.WRITE_NEW, 0o666))
    try:
        system.replace(str(temporary), str(path))
    except BaseException:
        system.discard(str(path))
        raise


def _settle(folder: Path) -> None:
    """Flush the folder's list of names; where the system cannot, the file itself is safe all the same."""
    with contextlib.suppress(OSError):
        system.flush_folder(str(folder))
