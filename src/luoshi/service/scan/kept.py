"""What a check saw of every task, remembered until the task changes; only what changed is read again.

The findings of a task depend on its file, its evidence, its children, and on what all tasks share: program, day, rules,
luoshi.yaml, org.yaml, calendars and ledger.yaml files; the rows of these are in the name of what is remembered. The
rules over the workspace see the cards of all tasks and git's attributes: they run again only when one of these changed.
"""

from __future__ import annotations

from time import time_ns
from typing import TYPE_CHECKING

from luoshi.cache import folder, question
from luoshi.cache.table import times
from luoshi.service.scan.kept_changes import changed_paths, old_facts
from luoshi.service.scan.kept_file import Stored, name_of, read, write
from luoshi.service.scan.kept_notes import Notes
from luoshi.service.scan.kept_rows import card_line, finding_of, finding_row
from luoshi.service.scan.kept_tasks import Recalled
from luoshi.service.scan.looking import CheckSeen, look, seen_of
from luoshi.store.workspace import LEDGERS
from luoshi.store.yaml.locate import locate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from luoshi.cache.question import Question
    from luoshi.service.scan.looking import Looking
    from luoshi.service.workspace import Workspace

_WORTH_WRITING = 64
"""So few tasks are rather read again each time than everything written anew."""


class Memory:
    """What was seen of a workspace by the same program, for the same day, by the same rules."""

    def __init__(self, asked: Question, day: dt.date, only: Sequence[str]) -> None:
        self._asked = asked
        self._words = repr((asked.root, day.isoformat(), tuple(only))).encode("utf-8", "surrogatepass")
        self._newest = 0
        self._save: Callable[[], None] | None = None

    def look(self, workspace: Workspace, looking: Looking) -> CheckSeen:
        """Look at what changed and recall the rest, or look at everything where nothing is remembered."""
        name = self._name(workspace)
        if name is None or not workspace.listing.tasks:
            return look(workspace, looking)
        stored = read(self._asked.root, name)
        if stored is None or stored.moment > time_ns():  # the clock went back: the times in the table may repeat
            return self._anew(workspace, looking, name)
        return self._again(workspace, looking, name, stored)

    def save(self) -> None:
        """Remember what was seen where that is worth it; to be called when all is said."""
        if self._save is not None:
            self._save()

    def _anew(self, workspace: Workspace, looking: Looking, name: str) -> CheckSeen:
        digest = looking.scan_workspace(workspace)
        seen = seen_of(workspace, digest, looking)

        def save() -> None:
            notes = Notes(across=[finding_row(each) for each in seen.across])
            for each in digest.tasks:
                notes.add(each)
            self._write(name, workspace.listing.tasks, [card_line(each.card) for each in digest.tasks], notes)

        self._save = save
        return seen

    def _again(self, workspace: Workspace, looking: Looking, name: str, stored: Stored) -> CheckSeen:
        recalled = Recalled(workspace, stored, changed_paths(stored, self._asked.table))
        notes, other = recalled.notes, recalled.look(looking.scan_workspace)
        if other:
            across = locate(workspace.root, looking.across(recalled.cards(), notes.exceptions()))
            notes.across = [finding_row(each) for each in across]
        else:
            across = [finding_of(row) for row in notes.across]
        if other or recalled.redone > _WORTH_WRITING:
            self._save = lambda: self._write(name, workspace.listing.tasks, recalled.lines(), notes)
        return CheckSeen(len(workspace.listing.tasks) - notes.unread(), notes.findings(), across)

    def _name(self, workspace: Workspace) -> str | None:
        """Return the name: what all tasks share. None where the table does not know it."""
        paths, rows = self._asked.table.rows()
        facts = dict(zip(paths, rows, strict=True))
        if str(workspace.root) != self._asked.root or LEDGERS not in facts:
            return None
        ground = [*paths[: paths.index(LEDGERS)], *workspace.listing.ledgers]
        if not all(path in facts for path in ground):
            return None
        self._newest = max(times(facts[path]) for path in ground)
        named = (path.encode("utf-8", "surrogatepass") + b"\0" + facts[path] for path in ground)
        return name_of(self._asked.program, self._words, *named)

    def _write(self, name: str, tasks: Sequence[str], lines: Sequence[bytes], notes: Notes) -> None:
        """Write, unless what all tasks share is too young; young tasks are written as unknown."""
        asked, limit = self._asked, self._asked.moment - question.TICK
        facts, newest = old_facts(asked.table, limit)
        newest = max(newest, self._newest)
        if newest >= limit or not asked.is_covered():
            return
        parts = asked.table.packed[0], facts, _bytes(tasks), b"\n".join(lines), notes.content()
        ahead = write(asked.root, name, Stored(asked.moment, *parts))
        if ahead is not None and newest >= limit + ahead:  # by the clock of the file system
            folder.remove(f"{asked.root}/{folder.FOLDER}/{name}")


def _bytes(paths: Sequence[str]) -> bytes:
    return "\0".join(paths).encode("utf-8", "surrogatepass")
