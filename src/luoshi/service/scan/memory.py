"""What a check saw of every task, remembered until the task changes; only what changed is read again.

The findings of a task depend on its file, its evidence, its children, and on what all tasks share: program, day, rules,
luoshi.yaml, org.yaml, calendars and ledger.yaml files; the rows of these are in the name of what is remembered. The
rules over the workspace see the cards of all tasks and git's attributes: they run again only when one of these changed.

The parts of the file (``luoshi.cache.file``): paths of the table and what the system said of them, as packed; paths of
the tasks (NUL between); their cards, one line a task; and the notes (JSON).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cache import folder
from luoshi.cache.file import name_file, read_file, write_file
from luoshi.cache.table import newest_time
from luoshi.service.scan.looking import Across, CheckSeen, look, seen_of
from luoshi.service.scan.recalled_tasks import Recalled
from luoshi.service.scan.task_notes import TaskNotes, card_line, finding_row, parse_finding
from luoshi.store.workspace import LEDGERS
from luoshi.store.yaml.locate import locate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from luoshi.cache.inputs import Inputs
    from luoshi.service.scan.looking import Looking
    from luoshi.service.workspace import Workspace

_KEPT = 2
_LARGEST = 1 << 30
_WORTH_WRITING = 64
"""So few tasks are rather read again each time than everything written anew."""


class Memory:
    """What was seen of a workspace by the same program, for the same day, by the same rules."""

    def __init__(self, inputs: Inputs, day: dt.date, only: Sequence[str]) -> None:
        self._inputs = inputs
        self._words = repr((inputs.root, day.isoformat(), tuple(only))).encode("utf-8", "surrogatepass")
        self._newest = 0
        self._save: Callable[[], None] | None = None

    def look(self, workspace: Workspace, looking: Looking) -> CheckSeen:
        """Look at what changed and recall the rest, or look at everything where nothing is remembered."""
        name = self._name_file(workspace)
        if name is None or not workspace.listing.tasks:
            return look(workspace, looking)
        stored = read_file(self._inputs.root, name, _LARGEST)
        if stored is None:
            return self._look_anew(workspace, looking, name)
        return self._look_again(workspace, looking, name, stored[1])

    def save(self) -> None:
        """Remember what was seen where that is worth it; to be called when all is said."""
        if self._save is not None:
            self._save()

    def _look_anew(self, workspace: Workspace, looking: Looking, name: str) -> CheckSeen:
        digest = looking.scan_workspace(workspace, {})
        seen = seen_of(workspace, digest, looking)

        def save() -> None:
            notes = TaskNotes(across=[finding_row(each) for each in seen.across])
            for each in digest.tasks:
                notes.add(each)
            self._write(name, workspace.listing.tasks, [card_line(each.card) for each in digest.tasks], notes)

        self._save = save
        return seen

    def _look_again(self, workspace: Workspace, looking: Looking, name: str, parts: Sequence[bytes]) -> CheckSeen:
        paths, facts, *of_tasks = parts
        recalled = Recalled(workspace, of_tasks, self._inputs.table.changed_since(paths, facts))
        notes, other = recalled.notes, recalled.look(looking.scan_workspace)
        if other:
            across = locate(
                workspace.root, looking.across(Across(recalled.cards(), notes.exceptions(), notes.list_papers()))
            )
            notes.across = [finding_row(each) for each in across]
        else:
            across = [parse_finding(row) for row in notes.across]
        if other or recalled.redone > _WORTH_WRITING:
            self._save = lambda: self._write(name, workspace.listing.tasks, recalled.lines(), notes)
        return CheckSeen(len(workspace.listing.tasks) - notes.unread(), notes.findings(), across)

    def _name_file(self, workspace: Workspace) -> str | None:
        """Return the name: what all tasks share. None where the table does not know it."""
        paths, rows = self._inputs.table.rows()
        facts = dict(zip(paths, rows, strict=True))
        if str(workspace.root) != self._inputs.root or LEDGERS not in facts:
            return None
        ground = [*paths[: paths.index(LEDGERS)], *workspace.listing.ledgers]
        if not all(path in facts for path in ground):
            return None
        self._newest = max(newest_time(facts[path]) for path in ground)
        named = (path.encode("utf-8", "surrogatepass") + b"\0" + facts[path] for path in ground)
        return name_file("check-", self._inputs.program, self._words, *named)

    def _write(self, name: str, tasks: Sequence[str], lines: Sequence[bytes], notes: TaskNotes) -> None:
        """Write, unless what all tasks share is too young; young tasks are written as unknown."""
        inputs, limit = self._inputs, self._inputs.limit
        facts, newest = inputs.table.old_facts(limit)
        newest = max(newest, self._newest)
        if newest >= limit or not inputs.is_covered():
            return
        names = "\0".join(tasks).encode("utf-8", "surrogatepass")
        parts = inputs.table.packed[0], facts, names, b"\n".join(lines), notes.content()
        ahead = write_file(inputs.root, name, inputs.moment, parts, kept=_KEPT)
        if ahead is not None and newest >= limit + ahead:  # by the clock of the file system
            folder.remove(f"{inputs.root}/{folder.FOLDER}/{name}")
