"""The log of raw changes: every commit that a revision reaches, and which files it changed against each parent.

One process: ``git log --raw -z`` over the whole history of a folder. Nothing is simplified away (``--full-history
--sparse``) and a merge is compared with each of its parents, so the commits of a merged branch stand as they are.
``git log --follow`` would not do: it follows one path through all branches at once, and loses a branch's commits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luoshi.store.git.git_commits import Commit, FileChange, FilePlace, above_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luoshi.store.git.git import Repository

_FORM = (
    "--format=raw",
    "--encoding=UTF-8",
    "--no-notes",
    "--no-mailmap",
    "--no-color",
    "--no-decorate",
    "--no-abbrev",
    "--no-abbrev-commit",
    "--raw",
    "-z",
    "-m",
    "--root",
    "-M",
    "-l400",
    "--full-history",
    "--sparse",
    "--date-order",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
)
"""``-l400``: more than so many new names in one commit are matched by content alone where it is equal."""

_HEAD = re.compile(r"commit ([0-9a-f]+)(?: \(from ([0-9a-f]+)\))?(?:\n|\Z)")
_PARENT = re.compile(r"\nparent ([0-9a-f]+)")
_RENAMED = frozenset("RC")


def read_log(repository: Repository, commit: str, folder: str) -> tuple[Commit, ...]:
    """Return the commits from ``commit`` back, children first, with what they changed in a folder of the workspace."""
    return tuple(parse_log(repository.output(*log_words(commit, f"{repository.prefix}{folder}"))))


def log_words(commit: str, path: str) -> tuple[str, ...]:
    """Return the words of the git command; ``path`` is one of the repository."""
    return ("log", *_FORM, commit, "--", path)


def parse_log(data: bytes) -> Iterator[Commit]:
    """Read the output of ``git log``; the parts of a merge, one for each parent that differs, become one commit."""
    waiting: Commit | None = None
    for head, tokens in _parts(data.decode("utf-8", "surrogateescape").split("\0")):
        part = _commit(head, tokens)
        if waiting is not None and waiting.sha == part.sha:
            part = part._replace(changes={**waiting.changes, **part.changes})
        elif waiting is not None:
            yield waiting
        waiting = part
    if waiting is not None:
        yield waiting


def _parts(tokens: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the head of each part and its raw tokens: ``:mode mode sha sha M``, path, …; the first ends the head.

    A path may look like anything, also like a head: what follows a ``:mode …`` is one, or two for a renamed file.
    """
    head = ""
    rest: list[str] = []
    paths = 0
    for text in tokens:
        if paths:
            paths -= 1
            rest.append(text)
        elif text.startswith("commit "):
            if head:
                yield head, rest
            head, _, first = text.rpartition("\n\n:")
            head, rest = (head, [f":{first}"]) if head else (text, [])
            paths = _paths_after(rest[0]) if rest else 0
        elif text:
            rest.append(text)
            paths = _paths_after(text)
    if head:
        yield head, rest


def _paths_after(meta: str) -> int:
    """Return how many paths follow: of a renamed or copied file both."""
    return 2 if meta.rpartition(" ")[2][:1] in _RENAMED else 1


def _commit(head: str, tokens: list[str]) -> Commit:
    found = _HEAD.match(head)
    if found is None:
        message = f"git log wrote a head that is none: {head[:80]!r}"
        raise ValueError(message)
    parents = tuple(_PARENT.findall(above_message(head)))
    against = found[2] or (parents[0] if parents else "")
    return Commit(found[1], parents, head, {against: tuple(_changes(tokens))})


def _changes(tokens: list[str]) -> Iterator[FileChange]:
    """Read the raw tokens; a renamed file has two paths, any other one."""
    words = iter(tokens)
    for meta in words:
        _, _, old, new, status = meta.split(" ")
        first = next(words)
        second = next(words) if status[0] in _RENAMED else first
        before = None if status[0] in "AC" else FilePlace(first, old)
        yield FileChange(before, None if status[0] == "D" else FilePlace(second, new))
