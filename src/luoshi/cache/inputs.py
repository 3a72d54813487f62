"""What an answer depends on: the workspace, the table of its files, and the name that follows from all of it."""

from __future__ import annotations

import os
import stat
from time import time_ns

from luoshi.cache import folder
from luoshi.cache.answers import find_answer, keep_answer, name_answer
from luoshi.cache.asked import PLACES
from luoshi.cache.git_inputs import GitInputs, read_small
from luoshi.cache.key import build_command_key, build_program_key, today
from luoshi.cache.table import UnsureError, build_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luoshi.cache.answers import Piece
    from luoshi.cache.asked import Asked
    from luoshi.cache.table import InputTable

TICK = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system. What changed so shortly before may change again unseen."""


class Inputs:
    """The inputs of a command as they were at ``moment``, and the name of its answer."""

    __slots__ = ("_day", "_git", "moment", "name", "program", "root", "table")

    def __init__(self, root: str, table: InputTable, git: GitInputs | None, moment: int) -> None:
        self.root, self.table, self.moment = root, table, moment
        self.name = ""
        self.program = b""
        self._git, self._day = git, today()

    @property
    def limit(self) -> int:
        """The time since which a change may have escaped the table."""
        return self.moment - TICK

    def find_answer(self) -> tuple[int, list[Piece]] | None:
        """Return the exit code and the pieces of the answer that is kept; None when there is none."""
        return find_answer(self.root, self.name)

    def keep_answer(self, code: int, pieces: Sequence[Piece]) -> None:
        """Keep an answer that was made after the table, where it belongs to it by all the clocks."""
        if self._is_old(self.moment) and self._day == today() and self.is_covered():
            ahead = keep_answer(self.root, self.name, code, pieces)
            if ahead is not None and not self._is_old(self.moment + ahead):  # by the clock of the file system
                folder.remove(f"{self.root}/{folder.FOLDER}/{self.name}")

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


def find_inputs(asked: Asked, arguments: Sequence[str], environment: Mapping[str, str]) -> Inputs | None:
    """Return the inputs; None without a workspace, and where a table cannot tell them."""
    try:
        here = os.getcwd()
        root = _find_root(here, asked)
        if root is None or not folder.is_usable(root):
            return None
        moment = time_ns()
        table = build_table(root, PLACES[asked.command])
        git = GitInputs(table, root, environment) if asked.command == "check" else None
        inputs = Inputs(root, table, git, moment)
        inputs.program, changed = build_program_key(environment)
        inputs.name = name_answer(inputs.program, build_command_key(arguments, here), *table.pack())
    except (OSError, UnsureError, UnicodeError):
        return None
    return inputs if changed < inputs.limit else None  # whoever writes luoshi itself gets no answer of a moment ago


def _has_plain_template(root: str) -> bool:
    """Whether luoshi.yaml names no template for Word, or one in ``templates/``, where the table of a report looks."""
    text = read_small(f"{root}/luoshi.yaml")
    named = text.replace(b"templates/", b"\0").split(b"template")[1:]
    inside = all(value.lstrip(b": \"'").startswith(b"\0") for value in named)
    return inside and b"\\" not in text and not (named and b".." in text)


def _find_root(here: str, asked: Asked) -> str | None:
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
