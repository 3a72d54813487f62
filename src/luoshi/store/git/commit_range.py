"""The commits between a base and a head, and what was removed before: one ``git log`` each, nothing simplified away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.store.git.git_log import parse_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.store.git.git import Repository
    from luoshi.store.git.git_commits import Commit

_FORM = [
    "--encoding=UTF-8",
    "--no-notes",
    "--no-mailmap",
    "--no-color",
    "--no-decorate",
    "--no-show-signature",
    "-z",
    "-m",
    "--root",
    "--no-renames",
    "--full-history",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
]
_RAW = ["log", *_FORM, "--format=raw", "--no-abbrev", "--no-abbrev-commit", "--raw", "--topo-order"]
_REMOVED = ["log", *_FORM, "--format=", "--name-only", "--diff-filter=D"]


def find_fork_point(repository: Repository, one: str, other: str) -> str | None:
    """Return the commit where two commits parted, the one itself where it is an ancestor; None when there is none."""
    if one == other:
        return one
    found = repository.answer("merge-base", one, other)
    return found.decode().strip() if found is not None else None


def read_range(repository: Repository, base: str, head: str) -> tuple[Commit, ...]:
    """Return the commits that ``head`` reaches and ``base`` does not, oldest first, with all paths they changed."""
    if base == head:
        return ()
    output = repository.output(*_RAW, f"{base}..{head}", "--", repository.prefix or ".")
    return tuple(reversed(list(parse_log(output))))


def read_paths(repository: Repository, head: str, paths: Iterable[str]) -> tuple[Commit, ...]:
    """Return the commits up to ``head`` that changed one of the files of the workspace, oldest first."""
    wanted = [f"{repository.prefix}{path}" for path in paths]
    return tuple(reversed(list(parse_log(repository.output(*_RAW, head, "--", *wanted)))))


def list_removed_paths(repository: Repository, head: str, folder: str) -> Iterator[str]:
    """Yield the paths, from the workspace, that some commit up to ``head`` removed from a folder."""
    output = repository.output(*_REMOVED, head, "--", f"{repository.prefix}{folder}")
    for name in output.split(b"\0"):
        if name.strip():
            yield name.decode("utf-8", "surrogateescape").removeprefix(repository.prefix)
