"""``git log``, running while a command still imports what will make something of it."""

from __future__ import annotations

import subprocess
import tempfile
from typing import TYPE_CHECKING, Self

from luoshi.store.git.git import refuse_option
from luoshi.store.git.git_log import log_words, parse_log, read_log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_commits import Commit


class LogAhead:
    """The log of a folder of the workspace from a revision back. A context manager.

    git writes into a file, so it never waits for a reader. Raises UnknownRevisionError for a revision like an option.
    """

    def __init__(self, repository: Repository, revision: str, folder: str) -> None:
        self._repository = repository
        self._folder = folder
        words = log_words(f"{refuse_option(revision)}^{{commit}}", f"{repository.prefix}{folder}")
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        self._process = self._started(words)

    def _started(self, words: Iterable[str]) -> subprocess.Popen[bytes] | None:
        """Start git; None where it is not installed: whoever wants the commits asks again, and is told."""
        try:
            return subprocess.Popen(
                self._repository.command(*words),
                stdin=subprocess.DEVNULL,
                stdout=self._output,
                stderr=subprocess.DEVNULL,
                env=dict(self._repository.environment),
            )
        except FileNotFoundError:
            return None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._output.close()

    def commits(self, head: str) -> tuple[Commit, ...]:
        """Return the commits from ``head`` back, children first; ``head``: the commit that the revision names.

        git is asked again where it failed, and complains then, and where the branch has moved meanwhile.
        """
        found = tuple(parse_log(self._written()))
        return found if found and found[0].sha == head else read_log(self._repository, head, self._folder)

    def _written(self) -> bytes:
        """Return what git wrote; nothing where it failed."""
        if self._process is None or self._process.wait():
            return b""
        self._output.seek(0)
        return self._output.read()
