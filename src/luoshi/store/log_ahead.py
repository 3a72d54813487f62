"""``git log``, running while a command still imports what will make something of it."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from luoshi.errors import LuoshiError
from luoshi.store.git import refuse_option
from luoshi.store.git_log import log_output, parse_log, read_log

if TYPE_CHECKING:
    from luoshi.store.git import Repository
    from luoshi.store.git_log import Commit


class LogAhead:
    """The log of a folder of the workspace from a revision back. Raises UnknownRevisionError for one like an option."""

    def __init__(self, repository: Repository, revision: str, folder: str) -> None:
        self._repository = repository
        self._commit = f"{refuse_option(revision)}^{{commit}}"
        self._folder = folder
        self._output = b""
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        """Where git fails nothing is kept: it is asked again by whoever wants the commits, and complains there."""
        try:
            self._output = log_output(self._repository, self._commit, self._folder)
        except LuoshiError:
            return

    def commits(self, head: str) -> tuple[Commit, ...]:
        """Return the commits from ``head`` back, children first; ``head``: the commit that the revision names.

        A branch may have moved since git was asked; then it is asked again.
        """
        self._thread.join()
        found = tuple(parse_log(self._output))
        return found if found and found[0].sha == head else read_log(self._repository, head, self._folder)
