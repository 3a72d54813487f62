"""The log of raw changes: every commit that a revision reaches, and which files it changed against each parent.

One process: ``git log --raw -z`` over the whole history of a folder. Nothing is simplified away (``--full-history
--sparse``) and a merge is compared with each of its parents, so the commits of a merged branch stand as they are.
``git log --follow`` would not do: it follows one path through all branches at once, and loses a branch's commits.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luoshi.store.git import Repository

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
_PERSON = re.compile(r"(author|committer) (?:(.*) )?<(.*)>(?: (-?[0-9]+) ([-+][0-9]{4}))?.*")
_RENAMED = frozenset("RC")


class Place(NamedTuple):
    """A file as a commit has it: its path in the repository and its blob."""

    path: str
    sha: str


class Person(NamedTuple):
    """Who did something and when, with the time zone he was in."""

    name: str
    email: str
    time: dt.datetime


class FileChange(NamedTuple):
    """One file against one parent: ``before`` None for a new file, ``after`` None for one that went."""

    before: Place | None
    after: Place | None


class Commit(NamedTuple):
    """One commit. ``changes``: by parent, in the order of the parents; under the empty text for a commit without.

    ``head`` is what git wrote above the changes: taken apart where somebody asks, which of most commits nobody does.
    """

    sha: str
    parents: tuple[str, ...]
    head: str
    changes: Mapping[str, tuple[FileChange, ...]]

    @property
    def author(self) -> Person:
        """Who made the change."""
        return _person("author", self.head)

    @property
    def committer(self) -> Person:
        """Who put it into the repository."""
        return _person("committer", self.head)

    @property
    def subject(self) -> str:
        """The first line of the message that says something."""
        lines = self.head.split("\n")
        return next((line.strip() for line in lines if line.startswith("    ") and line.strip()), "")


_NOBODY = Person("", "", dt.datetime.fromtimestamp(0, dt.UTC))
"""Whom a commit names that names nobody: git would not write one."""


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
    parents = tuple(_PARENT.findall(_above_message(head)))
    against = found[2] or (parents[0] if parents else "")
    return Commit(found[1], parents, head, {against: tuple(_changes(tokens))})


def _above_message(head: str) -> str:
    return head.partition("\n\n")[0]


def _person(role: str, head: str) -> Person:
    """Return who has the role; of several the last."""
    person = _NOBODY
    for line in _above_message(head).split("\n"):
        found = _PERSON.fullmatch(line)
        if found and found[1] == role:
            person = Person(found[2] or "", found[3], moment(found[4] or "", found[5] or ""))
    return person


def moment(seconds: int | str, zone: str) -> dt.datetime:
    """Return a moment in its zone, such as ``+0800``; a clock or zone beyond all sense is the epoch in UTC."""
    try:
        minutes = int(zone[1:3]) * 60 + int(zone[3:])
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
        return dt.datetime.fromtimestamp(int(seconds), offset)
    except (ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(0, dt.UTC)


def _changes(tokens: list[str]) -> Iterator[FileChange]:
    """Read the raw tokens; a renamed file has two paths, any other one."""
    words = iter(tokens)
    for meta in words:
        _, _, old, new, status = meta.split(" ")
        first = next(words)
        second = next(words) if status[0] in _RENAMED else first
        before = None if status[0] in "AC" else Place(first, old)
        yield FileChange(before, None if status[0] == "D" else Place(second, new))
