"""A running ``git cat-file --batch``: names in, objects out, any number of them from one process."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from typing import TYPE_CHECKING

from luoshi.store.git.git import MissingObjectError, NotInstalledError, explain_failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.store.git.git import Repository

Answer = tuple[str, str, bytes]
"""(sha, type, content)."""

LARGEST = 64 << 20
"""More than this of one object is never held: trees and bulletins are smaller, and the rest is read and let go."""

_CHUNK = 400
"""Names sent before their answers are read: fewer bytes than any pipe holds."""
_GULP = 1 << 20


class CatFile:
    """The process; close it after use. Raises NotInstalledError, and git's own words where it gives up."""

    def __init__(self, repository: Repository) -> None:
        command = repository.command("cat-file", "--batch")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=dict(repository.environment),
            )
        except FileNotFoundError:
            self._errors.close()
            raise NotInstalledError from None

    def close(self) -> None:
        """End the process and wait for it; answers that nobody read end it too."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        self._process.wait()
        self._errors.close()

    def all(self, shas: Iterable[str], most: int) -> Iterator[tuple[str, Answer]]:
        """Yield name and answer of objects that must be there; many are asked for before the first is answered."""
        names = list(shas)
        for start in range(0, len(names), _CHUNK):
            chunk = names[start : start + _CHUNK]
            self._send("".join(f"{name}\n" for name in chunk))
            for name in chunk:
                found = self._receive(most)
                if found is None:
                    raise MissingObjectError(name)
                yield name, found

    def ask(self, name: str, most: int = LARGEST) -> Answer | None:
        """Return the answer to one name, its content cut at ``most`` bytes; None for a name that git does not know."""
        self._send(f"{name}\n")
        return self._receive(most)

    def _send(self, text: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- opened as a pipe above
        try:
            self._process.stdin.write(text.encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None

    def _receive(self, most: int) -> Answer | None:
        """Return the next answer, its content cut at ``most`` bytes; None for a name that git does not know."""
        assert self._process.stdout is not None  # noqa: S101
        head = self._process.stdout.readline()
        if not head:
            raise self._ended()
        parts = head.decode(errors="replace").rstrip("\n").rsplit(" ", 2)
        if len(parts) != 3 or not parts[2].isdigit():  # noqa: PLR2004 -- sha, type, size
            return None
        return parts[0], parts[1], self._content(int(parts[2]), most)

    def _content(self, size: int, most: int) -> bytes:
        assert self._process.stdout is not None  # noqa: S101
        content = self._process.stdout.read(min(size, most))
        rest = size - len(content) + 1
        while rest > 0 and (more := self._process.stdout.read(min(rest, _GULP))):
            rest -= len(more)
        if rest:  # git found out half-way that the object is damaged
            raise self._ended()
        return content

    def _ended(self) -> Exception:
        """Return what git said when it gave up, as it does where it does not trust the owner of the repository."""
        code = self._process.wait()
        self._errors.seek(0)
        return explain_failure("cat-file", code, self._errors.read())
