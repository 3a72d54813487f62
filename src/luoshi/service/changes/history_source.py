"""Where ``history`` reads. Nothing else is imported here, so that git can be at work early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.frozen import Frozen
from luoshi.store.git.log_ahead import LogAhead
from luoshi.store.workspace import LEDGERS

if TYPE_CHECKING:
    from pathlib import Path

    from luoshi.store.git.git import Repository

HEAD = "HEAD"


class HistorySource(Frozen):
    """A workspace, its repository, the revision asked for (None: the working copy) and the log that is on its way."""

    root: Path
    repository: Repository
    revision: str | None
    log: LogAhead


def begin_history(root: Path, repository: Repository, revision: str | None) -> HistorySource:
    """Start reading; whoever gets the source enters its ``log``, which ends the process.

    Raises UnknownRevisionError for a revision that looks like an option.
    """
    return HistorySource(root, repository, revision, LogAhead(repository, revision or HEAD, LEDGERS))
