"""What a log of git tells: commits, who made them, and which files they changed against each parent."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERSON = re.compile(r"(author|committer) (?:(.*) )?<(.*)>(?: (-?[0-9]+) ([-+][0-9]{4}))?.*")


class FilePlace(NamedTuple):
    """A file as a commit has it: its path in the repository and its blob."""

    path: str
    sha: str


class Contributor(NamedTuple):
    """Who did something and when, with the time zone he was in."""

    name: str
    email: str
    time: dt.datetime


class FileChange(NamedTuple):
    """One file against one parent: ``before`` None for a new file, ``after`` None for one that went."""

    before: FilePlace | None
    after: FilePlace | None


class Commit(NamedTuple):
    """One commit. ``changes``: by parent, in the order of the parents; under the empty text for a commit without.

    ``head`` is what git wrote above the changes: taken apart where somebody asks, which of most commits nobody does.
    """

    sha: str
    parents: tuple[str, ...]
    head: str
    changes: Mapping[str, tuple[FileChange, ...]]

    @property
    def author(self) -> Contributor:
        """Who made the change."""
        return _person("author", self.head)

    @property
    def committer(self) -> Contributor:
        """Who put it into the repository."""
        return _person("committer", self.head)

    @property
    def subject(self) -> str:
        """The first line of the message that says something."""
        _, _, message = self.head.partition("\n\n")
        return next((line.strip() for line in message.split("\n") if line.strip()), "")


_NOBODY = Contributor("", "", dt.datetime.fromtimestamp(0, dt.UTC))
"""Whom a commit names that names nobody: git would not write one."""


def above_message(head: str) -> str:
    """Return the lines of a head that stand above the message."""
    return head.partition("\n\n")[0]


def _person(role: str, head: str) -> Contributor:
    """Return who has the role; of several the last."""
    person = _NOBODY
    for line in above_message(head).split("\n"):
        found = _PERSON.fullmatch(line)
        if found and found[1] == role:
            person = Contributor(found[2] or "", found[3], parse_moment(found[4] or "", found[5] or ""))
    return person


def parse_moment(seconds: int | str, zone: str) -> dt.datetime:
    """Return a moment in its zone, such as ``+0800``; a clock or zone beyond all sense is the epoch in UTC."""
    try:
        minutes = int(zone[1:3]) * 60 + int(zone[3:])
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
        return dt.datetime.fromtimestamp(int(seconds), offset)
    except (ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(0, dt.UTC)
