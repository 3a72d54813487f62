"""Several files changed together or not at all: what is done so far is undone when a later step fails.

A process killed between two files leaves the first ones changed, each of them whole; git shows them.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Protocol

from luoshi import system
from luoshi.errors import ChangedError, LuoshiError, UnwritableError
from luoshi.frozen import Frozen
from luoshi.store.files.atomic_write import create_file, replace_file
from luoshi.store.files.files import read_bytes, reason_of
from luoshi.store.files.lock import folder_lock
from luoshi.system.interrupts import HeldInterrupts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class Step(Protocol):
    """One change that can be taken back."""

    def do(self) -> None:
        """Make the change; raises LuoshiError, and then nothing is changed."""
        ...

    def undo(self) -> None:
        """Take it back."""
        ...


class Replace(Frozen):
    """A file's content replaced; refused when the file no longer holds ``was``."""

    path: Path
    was: bytes
    now: bytes

    def do(self) -> None:
        """Replace it."""
        replace_file(self.path, self.now, was=self.was)

    def undo(self) -> None:
        """Put the old content back, unless somebody else has written since."""
        replace_file(self.path, self.was, was=self.now)


class Create(Frozen):
    """A new file with this content; refused when there is one."""

    path: Path
    content: bytes

    def do(self) -> None:
        """Write it."""
        create_file(self.path, self.content)

    def undo(self) -> None:
        """Remove it."""
        system.discard(str(self.path))


class CopyIn(Frozen):
    """A file copied to a place where none is, and with it the folders that are missing."""

    path: Path
    to: Path

    def do(self) -> None:
        """Copy it; links are not followed."""
        try:
            self.to.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("rb") as stream:
                create_file(self.to, stream)
        except OSError as error:
            raise UnwritableError(
                f"“{self.path}”复制不进“{self.to.parent}”：{reason_of(error)}", "检查文件和文件夹的权限"
            ) from None

    def undo(self) -> None:
        """Remove the copy, and the folder when it is empty then."""
        system.discard(str(self.to))
        with contextlib.suppress(OSError):
            self.to.parent.rmdir()


class Move(Frozen):
    """A file or folder under another name, which must be free."""

    path: Path
    to: Path

    def do(self) -> None:
        """Move it."""
        if self.to.exists() or self.to.is_symlink():
            raise UnwritableError(f"“{self.to}”已经有了，没有移动任何文件", "先看清它是什么，移走后再运行")
        try:
            self.to.parent.mkdir(parents=True, exist_ok=True)
            system.rename(str(self.path), str(self.to))
        except OSError as error:
            raise UnwritableError(f"“{self.path}”移不动：{reason_of(error)}", "检查文件夹的权限") from None

    def undo(self) -> None:
        """Move it back."""
        system.rename(str(self.to), str(self.path))


class Remove(Frozen):
    """A file taken away; refused when it no longer holds ``was``."""

    path: Path
    was: bytes

    def do(self) -> None:
        """Remove it; the caller holds the folder's lock, so looking and removing are one."""
        if read_bytes(str(self.path)) != self.was:
            raise ChangedError(f"“{self.path.name}”在此期间被别人改过，没有删去", "重新看一遍文件，再运行一次")
        try:
            system.remove(str(self.path))
        except OSError as error:
            message = f"“{self.path}”删不掉：{reason_of(error)}"
            raise UnwritableError(message, "原有的文件都没有改动，解决后再运行一次") from None

    def undo(self) -> None:
        """Write it again."""
        create_file(self.path, self.was)


def perform(steps: Iterable[Step]) -> None:
    """Take the steps in order; when one fails, those before it are taken back in reverse and its error is raised."""
    done: list[Step] = []
    try:
        for step in steps:
            with HeldInterrupts():
                step.do()
                done.append(step)
    except BaseException:
        with HeldInterrupts():
            _take_back(done)
        raise


def _take_back(done: Sequence[Step]) -> None:
    """Undo what can be undone: a failure in one step must not keep the others."""
    for step in reversed(done):
        with contextlib.suppress(LuoshiError, OSError):
            step.undo()


@contextlib.contextmanager
def hold_locks(folders: Iterable[Path]) -> Iterator[None]:
    """Hold the locks of all folders, taken in one order by everybody so that no two wait for each other."""
    with contextlib.ExitStack() as stack:
        for folder in sorted(set(folders)):
            stack.enter_context(folder_lock(folder))
        yield
