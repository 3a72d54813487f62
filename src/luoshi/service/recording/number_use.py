"""Numbers of papers that stand in the ledger already: a command gives none of them to another paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.errors import UsageError
from luoshi.model.entries import Escalated
from luoshi.model.task import Task
from luoshi.rules.shared.paper_numbers import PaperMark, find_doubled, list_papers, write_plain_number
from luoshi.store.files.files import read_bytes
from luoshi.store.yaml.reader import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luoshi.model.entries import Entry
    from luoshi.service.workspace import Workspace

_HINT = "去掉 --number 即取下一号；要改记错的一条，见 luoshi rule LS416"
_SIGNS = ("号".encode(), b"\\")
"""What a file must hold to name a number: the character, or an escape that may stand for it."""


def refuse_used_numbers(workspace: Workspace, tasks: Mapping[str, Task], new: Iterable[tuple[str, Entry]]) -> None:
    """Raise UsageError where a new entry of a task (by path) gives another paper a number that is used.

    ``tasks``: the files that will be written, as they will be; the others are read where numbers are at stake.
    """
    fresh = [(path, entry) for path, entry in new if isinstance(entry, Escalated) and entry.ref]
    wanted = {number for _, entry in fresh if (number := write_plain_number(entry.ref or ""))}
    if not wanted:
        return
    for path, mark, other, earlier in find_doubled(_list_marks(workspace, tasks, wanted)):
        if any(path == where and tasks[path].log[mark.place] == entry for where, entry in fresh if where in tasks):
            raise _report_used(mark.ref, _stem(other), earlier)


def refuse_number_of_other(workspace: Workspace, name: str, number: str) -> None:
    """Raise UsageError for a number that a paper about another task than ``name`` has."""
    wanted = write_plain_number(number)
    for path, mark in _list_marks(workspace, {}, {wanted} if wanted else set()):
        if _stem(path) != name:
            raise _report_used(number, _stem(path), mark)


def _list_marks(workspace: Workspace, tasks: Mapping[str, Task], wanted: set[str]) -> list[tuple[str, PaperMark]]:
    """Return the entries with the numbers wanted: those of other files first, for they stand already."""
    if not wanted:
        return []
    others = [path for path in workspace.listing.tasks if path not in tasks]
    known = [(path, task) for path in others if (task := _read(workspace, path)) is not None]
    pairs = [(path, mark) for path, task in (*known, *tasks.items()) for mark in list_papers(task)]
    return [(path, mark) for path, mark in pairs if mark.number in wanted]


def _read(workspace: Workspace, path: str) -> Task | None:
    try:
        content = read_bytes(str(workspace.root / path))
    except OSError:
        return None
    return load(Task, content, path, workspace.reader).record if any(sign in content for sign in _SIGNS) else None


def _report_used(number: str, name: str, mark: PaperMark) -> UsageError:
    return UsageError(
        f"文号“{number}”已用于 {name} 的“{mark.event}”（{mark.day}），一个文号只用于一件文书，没有写入", _HINT
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
