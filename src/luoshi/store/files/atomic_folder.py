"""A folder with all its files, or nothing: written beside its place under a hidden name, then renamed there."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi import system
from luoshi.errors import ChangedError, UnwritableError
from luoshi.store.files.atomic_write import refuse_name
from luoshi.store.files.files import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_THERE = frozenset({errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR})


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` with these files (name: content), with the permissions that the umask leaves.

    Raises ChangedError when it is there already, UnwritableError when it cannot be written; then nothing is left.
    """
    refuse_name(folder)
    if os.path.lexists(folder):
        raise _there(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".tmp", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        _fill(beside, files)
        _place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        for name, content in files.items():
            with (folder / name).open("xb") as stream:
                stream.write(content)
                stream.flush()
                system.flush(stream.fileno())
        folder.chmod(0o777 & ~_umask(folder))
    except OSError as error:
        raise _unwritable(folder, error) from None


def _umask(folder: Path) -> int:
    """Return the umask, seen from a folder made under it: asking the system would set it for other threads."""
    probe = folder / ".probe"
    probe.mkdir()
    mode = probe.stat().st_mode
    probe.rmdir()
    return ~mode & 0o777


def _place(beside: Path, folder: Path) -> None:
    try:
        system.rename(str(beside), str(folder))
        system.flush_folder(str(folder.parent))
    except OSError as error:
        raise _there(folder) if error.errno in _THERE else _unwritable(folder, error) from None


def _there(folder: Path) -> ChangedError:
    return ChangedError(f"“{folder}”已经有了，没有覆盖", "已发的通报不再改动；数字有变的在下期通报中更正")


def _unwritable(folder: Path, error: OSError) -> UnwritableError:
    return UnwritableError(f"写不进“{folder}”：{reason_of(error)}", "原有的文件都没有改动，解决后再运行一次")
