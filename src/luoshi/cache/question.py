"""A command line as a question: which workspace, which inputs, and the name that its answer has."""

from __future__ import annotations

import os
import stat
from time import time_ns

from luoshi.cache import folder
from luoshi.cache.answers import name_of
from luoshi.cache.asked import PLACES
from luoshi.cache.git_inputs import GitInputs, small_file
from luoshi.cache.key import command_key, program_key, today
from luoshi.cache.table import UnsureError, table_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.cache.asked import Asked
    from luoshi.cache.table import Table

TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system. What changed so shortly before may change again unseen."""


class Question:
    """What is asked of which workspace: the inputs as they were at ``moment``, and the name of the answer."""

    __slots__ = ("_day", "_git", "moment", "name", "program", "root", "table")

    def __init__(self, root: str, table: Table, git: GitInputs | None, moment: int) -> None:
        self.root, self.table, self.moment = root, table, moment
        self.name = ""
        self.program = b""
        self._git, self._day = git, today()

    def may_be_kept(self) -> bool:
        """Whether an answer made after the table was belongs to it, as far as this machine's clock tells."""
        return self._is_old(self.moment) and self._day == today() and self.is_covered()

    def is_kept_well(self, ahead: int) -> bool:
        """Whether the same holds by the clock of the file system, so much ahead of this machine's."""
        return self._is_old(self.moment + ahead)

    def _is_old(self, moment: int) -> bool:
        """Whether all inputs were last changed well before; the top of the workspace has no row of its own."""
        try:
            top = os.stat(self.root)
        except OSError:
            return False
        ours = os.path.lexists(f"{self.root}/{folder.FOLDER}")
        newest = self.table.newest if ours else max(self.table.newest, top.st_mtime_ns)
        return newest < moment - TICK

    def is_covered(self) -> bool:
        """Whether the table has a row for everything that the command may read."""
        return (self._git is None or self._git.are_all()) and _has_plain_template(self.root)


def question_of(asked: Asked, arguments: Sequence[str], environment: Mapping[str, str]) -> Question | None:
    """Return the question; None without a workspace, and for one whose inputs a table cannot tell."""
    try:
        here = os.getcwd()
        root = _root(here, asked)
        if root is None or not folder.is_usable(root):
            return None
        moment = time_ns()
        table = table_of(root, PLACES[asked.command])
        git = GitInputs(table, root, environment) if asked.command == "check" else None
        question = Question(root, table, git, moment)
        question.program, changed = program_key(environment)
        question.name = name_of(question.program, command_key(arguments, here), *table.pack())
    except (OSError, UnsureError, UnicodeError):
        return None
    return question if changed < moment - TICK else None  # whoever writes luoshi itself gets no answer of a moment ago


def _has_plain_template(root: str) -> bool:
    """Whether luoshi.yaml names no template for Word, or one in ``templates/``, where the table of a report looks."""
    text = small_file(f"{root}/luoshi.yaml")
    named = text.replace(b"templates/", b"\0").split(b"template")[1:]
    inside = all(value.lstrip(b": \"'").startswith(b"\0") for value in named)
    return inside and b"\\" not in text and not (named and b".." in text)


def _root(here: str, asked: Asked) -> str | None:
    """Return the workspace that the command will find. Paths are told from the current folder: only at the top."""
    if asked.workspace is not None:
        start = os.path.join(here, asked.workspace)
        return start if _is_workspace(start) and not asked.words else None
    start = here
    while not _is_workspace(start):
        start, below = os.path.dirname(start), start
        if start == below:
            return None
    return start if start == here or asked.command != "check" or not asked.words else None


def _is_workspace(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(f"{path}/luoshi.yaml").st_mode)
    except OSError:
        return False
